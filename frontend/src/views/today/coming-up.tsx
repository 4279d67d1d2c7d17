/** The next reminder, said once. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, formatTime, t } from "../../i18n";
import { zone } from "../../today/calendar";
import { pushes } from "../../today/pushes";
import { reminderCalled } from "../../today/reminder-words";

/** One row, or nothing when no reminder is left today. */
export function ComingUp({ child }: { child: string }): VNode | null {
  const next = pushes.value.find(({ reminder, fate }) => fate === "comes" && reminder.child_id === child);
  if (!next) return null;
  const { reminder, due } = next;
  const time = bdi(formatTime(due.toISOString(), zone.value));
  return (
    <section class="rows" aria-label={t("today.reminders")}>
      <Row
        plate={<Plate icon="bell" size="s" tone="sage" />}
        title={t("today.reminder", { what: bdi(reminderCalled(reminder)), time: bdi(formatTime(reminder.at)) })}
        sub={reminder.silent ? t("today.reminder-silent", { time }) : t("today.reminder-at", { time })}
        href="/reminders"
      />
    </section>
  );
}
