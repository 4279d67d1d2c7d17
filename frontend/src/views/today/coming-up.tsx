/** The next reminder, said once. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, formatTime, t } from "../../i18n";
import { isParent } from "../../roles";
import { snapshot } from "../../store/state";
import type { Day } from "../../store/types";
import { clock } from "../../today/calendar";
import { nextReminder } from "../../today/reminders";

/** One row, or nothing when no reminder is left today. */
export function ComingUp({ child, day }: { child: string; day: Day }): VNode | null {
  const reminder = nextReminder(snapshot.value, child, day, clock.value);
  const routine = reminder && snapshot.value.routines.get(reminder.routine_id);
  if (!reminder || !routine || routine.retired) return null;
  const title = t("today.reminder", { routine: bdi(routine.title), time: bdi(formatTime(reminder.at)) });
  return (
    <section class="rows" aria-label={t("today.reminders")}>
      <Row
        plate={<Plate icon="bell" size="s" tone="sage" />}
        title={title}
        sub={t("today.reminder-sub")}
        href={isParent.value ? "/reminders" : undefined}
      />
    </section>
  );
}
