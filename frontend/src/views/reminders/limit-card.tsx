/** At most so many a day, and how many are planned. */

import type { VNode } from "preact";
import { Stepper } from "../../components/stepper";
import { t } from "../../i18n";
import { me, snapshot } from "../../store/state";
import { today } from "../../today/calendar";
import { type ReminderLoad, reminderLoad } from "../../today/reminder-load";
import { choose, ownChoices } from "./choices";

const MOST = 6;

/** Over all children; what is over the limit stands in the app. */
export function LimitCard(): VNode {
  const { most_a_day } = ownChoices();
  const load = reminderLoad(snapshot.value, me.value?.account.id ?? "", today.value);
  return (
    <section class="card stack" aria-label={t("reminders.most")}>
      <Stepper
        label={t("reminders.most")}
        value={most_a_day}
        least={0}
        most={MOST}
        words={String(most_a_day)}
        change={(next) => void choose({ most_a_day: next })}
      />
      <p class="t-small t-2" role="status">
        {aboutInWords(load)} {load.over && t("reminders.over")}
      </p>
    </section>
  );
}

function aboutInWords({ sent }: ReminderLoad): string {
  if (sent === 0) return t("reminders.about-none");
  return sent < 0.5 ? t("reminders.about-few") : t("reminders.about", { count: Math.round(sent) });
}
