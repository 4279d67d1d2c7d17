/** Reminders for single steps of a routine: the bus within the morning. */

import type { VNode } from "preact";
import { SelectField } from "../../components/select-field";
import { t } from "../../i18n";
import { snapshot } from "../../store/state";
import type { Reminder } from "../../store/types";
import { stepsOf } from "../../today/plan";
import { newReminder, stepReminders } from "./reminder-draft";
import { ReminderRow } from "./reminder-row";

interface StepRemindersProps {
  routine: string;
  open: (reminder: Reminder) => void;
}

/** A step without one is chosen from the list, and its own sheet opens. */
export function StepReminders({ routine, open }: StepRemindersProps): VNode | null {
  const view = snapshot.value;
  const known = stepReminders(routine);
  const free = stepsOf(view, routine).filter(({ id }) => !known.some(({ step_id }) => step_id === id));
  const routineRow = view.routines.get(routine);
  if (!routineRow || free.length + known.length === 0) return null;
  const begin = (step_id: string) => {
    const { starts_at: at, weekdays, child_id } = routineRow;
    open(newReminder(child_id, "step", { routine_id: routine, step_id, at, weekdays }));
  };
  return (
    <section class="stack" aria-labelledby="steps-too">
      <h2 class="t-heading" id="steps-too">
        {t("reminders.steps")}
      </h2>
      {known.length > 0 && (
        <div class="rows">
          {known.map((reminder) => (
            <ReminderRow key={reminder.id} reminder={reminder} open={open} />
          ))}
        </div>
      )}
      {free.length > 0 && (
        <SelectField
          label={t("reminders.step-add")}
          value={null}
          none={t("reminders.step-none")}
          options={free.map(({ id, label }) => ({ value: id, label }))}
          choose={(step) => step && begin(step)}
        />
      )}
    </section>
  );
}
