/** What may ask for attention: routines, the check-in, a therapist's ideas, sessions and what is to follow up. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { Link } from "../../router";
import { snapshot } from "../../store/state";
import type { Child, Reminder } from "../../store/types";
import { routinesOfChild } from "../../today/plan";
import { checkInReminders, exerciseReminders, newOwnReminder, ownReminders, remindersOfRoutine } from "./reminder-draft";
import { ReminderRow } from "./reminder-row";

interface EachProps {
  child: Child;
  open: (reminder: Reminder) => void;
}

/** One row each; everything about one is in its sheet. */
export function EachReminder({ child, open }: EachProps): VNode {
  const routines = routinesOfChild(snapshot.value, child.id);
  const planned = [...routines.flatMap(remindersOfRoutine), ...checkInReminders(child), ...exerciseReminders(child)];
  return (
    <>
      <section class="stack" aria-labelledby="each">
        <div class="section-h">
          <h2 id="each">{t("reminders.each")}</h2>
        </div>
        {routines.length === 0 && <NoRoutine />}
        <Rows reminders={planned} open={open} />
        <p class="t-small t-2">{t("reminders.honest")}</p>
      </section>
      <Own child={child} open={open} />
    </>
  );
}

function Own({ child, open }: EachProps): VNode {
  const rows = ownReminders(child);
  const add = (about: "session" | "follow_up") => open(newOwnReminder(child, about));
  return (
    <section class="stack" aria-labelledby="own">
      <div class="section-h">
        <h2 id="own">{t("reminders.own")}</h2>
      </div>
      {rows.length > 0 && <Rows reminders={rows} open={open} />}
      <div class="actions add-own">
        <button type="button" class="btn btn--outline" onClick={() => add("session")}>
          <Icon name="plus" />
          {t("reminders.about.session")}
        </button>
        <button type="button" class="btn btn--outline" onClick={() => add("follow_up")}>
          <Icon name="plus" />
          {t("reminders.about.follow_up")}
        </button>
      </div>
    </section>
  );
}

// By their place: a row that is not kept yet has another id every time it is drawn, and must stay the same element.
function Rows({ reminders, open }: { reminders: Reminder[]; open: (reminder: Reminder) => void }): VNode {
  return (
    <div class="rows">
      {reminders.map((reminder, place) => (
        <ReminderRow key={place} reminder={reminder} open={open} />
      ))}
    </div>
  );
}

function NoRoutine(): VNode {
  return (
    <Empty title={t("today.nothing")} text={t("today.nothing-text")}>
      <Link class="btn" href="/start/routines">
        {t("today.pick-routine")}
      </Link>
    </Empty>
  );
}
