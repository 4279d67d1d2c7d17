/** Six observations of a day, each beside what is usual for this child; any of them may stay blank. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ChildSwitch } from "../../components/child-switch";
import { useDraft } from "../../components/draft";
import { SaveFoot } from "../../components/save-foot";
import { Scale } from "../../components/scale";
import { Sheet } from "../../components/sheet";
import { bdi, t } from "../../i18n";
import { newId } from "../../ids";
import { MEASURES } from "../../progress/weeks";
import { isParent } from "../../roles";
import { goBack, route } from "../../router";
import { ratingOf } from "../../store/effects";
import { act } from "../../store/outbox";
import { currentChild, me, snapshot } from "../../store/state";
import type { Child, Day, Score, Scores } from "../../store/types";
import { addDays } from "../../time";
import { toast } from "../../toast";
import { today } from "../../today/calendar";
import { LogKinds } from "./kinds";
import { NoChildSheet } from "./no-child";
import { NoRoom, useSaving } from "./saving";

const BLANK: Scores = { mood: null, communication: null, sleep: null, attention: null, irritability: null, comfort: null };

/** The sheet of the evening; yesterday is one tap away, and not a carer's. */
export default function CheckInView(): VNode {
  const child = currentChild.value;
  const back = useSignal(isParent.value && route.value.query.get("day") === "yesterday");
  if (!child) return <NoChildSheet />;
  const day = back.value ? addDays(today.value, -1) : today.value;
  const turn = () => {
    back.value = !back.value;
  };
  return <CheckInSheet key={`${child.id} ${day}`} child={child} day={day} isToday={!back.value} turn={turn} />;
}

interface CheckInProps {
  child: Child;
  day: Day;
  isToday: boolean;
  turn: () => void;
}

function CheckInSheet({ child, day, isToday, turn }: CheckInProps): VNode {
  const own = ratingOf(snapshot.value, child.id, day, me.value?.account.id ?? "");
  const name = `rating:${child.id}:${day}`;
  const draft = useDraft<Scores>(name, own ? scoresOf(own) : BLANK);
  const given = MEASURES.filter((measure) => draft.value[measure] !== null).length;
  const { full, save } = useSaving(async () => {
    await act("rate_day", { id: own?.id ?? newId(), child_id: child.id, day, ...draft.value }, name);
    await draft.clear();
    toast({ text: t("log.saved") });
  });
  return (
    <Sheet
      tall
      dense
      title={isToday ? t("today.check-in") : t("log.yesterday.title")}
      close={() => goBack("/")}
      closeLabel={t("log.close-draft")}
      aside={isParent.value ? <DaySwitch isToday={isToday} turn={turn} /> : undefined}
      foot={<SaveFoot label={t("log.save-some", { given })} disabled={given === 0} save={save} />}
    >
      <LogKinds value="rating" />
      <ChildSwitch only="several" />
      {full && <NoRoom />}
      <div class="inline inline--between inline--wrap">
        <p class="t-small t-2 grow">{t("log.usual-dot", { child: bdi(child.nickname) })}</p>
        <button type="button" class="btn btn--snug" onClick={() => draft.keep(filled(draft.value))}>
          {t("today.mostly-usual")}
        </button>
      </div>
      {MEASURES.map((measure) => (
        <Scale
          key={measure}
          measure={measure}
          value={draft.value[measure]}
          choose={(value) => draft.keep({ [measure]: value })}
        />
      ))}
    </Sheet>
  );
}

function DaySwitch({ isToday, turn }: { isToday: boolean; turn: () => void }): VNode {
  return (
    <button type="button" class="btn btn--compact btn--quiet" onClick={turn}>
      {isToday ? t("log.yesterday") : t("log.today")}
    </button>
  );
}

function scoresOf(row: Scores): Scores {
  return Object.fromEntries(MEASURES.map((measure) => [measure, row[measure]])) as unknown as Scores;
}

/** What is blank becomes usual; what was said stays. */
function filled(scores: Scores): Scores {
  return Object.fromEntries(MEASURES.map((measure) => [measure, scores[measure] ?? (3 as Score)])) as unknown as Scores;
}
