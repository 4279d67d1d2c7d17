/** Each kind of entry as the timeline shows it. */

import type { VNode } from "preact";
import { Entry } from "../../components/entry";
import { formatTime, t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import type { JournalEntry } from "../../journal/timeline";
import { Link } from "../../router";
import { onlyForMe } from "../../store/mutations";
import { act } from "../../store/outbox";
import { me, snapshot, waiting } from "../../store/state";
import type { Rating, Win } from "../../store/types";
import { daysBetween } from "../../time";
import { toast } from "../../toast";
import { today, zone } from "../../today/calendar";
import { FoodStepBody } from "./food-entry";
import { MomentBody } from "./moment-body";
import { ratingInWords } from "./rating-words";

/** The entry in the form of its kind. */
export function JournalEntryRow({ entry }: { entry: JournalEntry }): VNode {
  const { account_id } = entry.row;
  const own = account_id === me.value?.account.id;
  const frame = {
    time: formatTime(entry.at, zone.value),
    who: own ? t("journal.you") : (snapshot.value.persons.get(account_id)?.name ?? t("journal.family")),
    waits: waiting.value.has(entry.id),
  };
  if (entry.kind === "win") {
    return (
      <Entry icon="plant" tone="sage" kind={t("log.kind.win")} isPrivate={entry.row.private} {...frame}>
        <WinBody win={entry.row} own={own} />
      </Entry>
    );
  }
  if (entry.kind === "moment") {
    return (
      <Entry icon="waves" tone="heather" kind={t("log.kind.moment")} {...frame}>
        <MomentBody moment={entry.row} own={own} />
      </Entry>
    );
  }
  if (entry.kind === "food") {
    return (
      <Entry icon="bowl-food" tone="apricot" kind={t("log.kind.food")} {...frame}>
        <FoodStepBody step={entry.row} own={own} />
      </Entry>
    );
  }
  return (
    <Entry icon="smiley" tone="butter" kind={t("log.kind.rating")} {...frame}>
      <RatingBody rating={entry.row} own={own} />
    </Entry>
  );
}

function WinBody({ win, own }: { win: Win; own: boolean }): VNode {
  return (
    <>
      {win.text && <p class="words">{win.text}</p>}
      <div class="entry__foot">
        {win.areas.map((area) => (
          <span class="tag" key={area}>
            {t(`area.${area}`)}
          </span>
        ))}
        {own && (
          <button type="button" class="icon-btn entry__remove" aria-label={t("journal.remove")} onClick={() => remove(win)}>
            <Icon name="trash" class="icon--s" />
          </button>
        )}
      </div>
    </>
  );
}

function RatingBody({ rating, own }: { rating: Rating; own: boolean }): VNode {
  const age = daysBetween(rating.day, today.value);
  return (
    <>
      <p class="cap">{ratingInWords(rating)}</p>
      {own && age <= 1 && (
        <Link class="link link--start t-small" href={age === 0 ? "/log/check-in" : "/log/check-in?day=yesterday"}>
          {t("journal.change")}
        </Link>
      )}
    </>
  );
}

async function remove(win: Win): Promise<void> {
  await act("remove_win", { id: win.id });
  const { child_id, happened_on, text, areas } = win;
  const again = { child_id, happened_on, text, areas, ...onlyForMe(win) };
  const undo = () => void act("log_win", { id: newId(), ...again });
  toast({ text: t("journal.removed"), undo });
}
