/** When a reminder comes: time, weekdays, every how many weeks, from and until. */

import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { Chips } from "../../components/chips";
import { Field } from "../../components/field";
import { Stepper } from "../../components/stepper";
import { t, weekdayNames } from "../../i18n";
import type { Day, Reminder } from "../../store/types";

const MOST_WEEKS = 8;

export interface PartProps {
  reminder: Reminder;
  change: (change: Partial<Reminder>) => void;
}

/** The family's own wall time. */
export function WhenFields({ reminder, change }: PartProps): VNode {
  const { at, weekdays, every_weeks } = reminder;
  return (
    <>
      <Field label={t("reminders.time")} type="time" value={at} change={(next) => change({ at: next })} />
      <Chips
        legend={t("reminders.weekdays")}
        kind="many"
        name="weekdays"
        choices={weekdayNames().map(({ bit, name }) => ({ value: String(bit), label: name }))}
        chosen={weekdayNames().map(({ bit }) => bit).filter((bit) => weekdays & bit).map(String)}
        toggle={(bit) => change({ weekdays: weekdays ^ Number(bit) })}
      />
      <Stepper
        label={t("reminders.weeks")}
        value={every_weeks}
        least={1}
        most={MOST_WEEKS}
        words={t("reminders.every-weeks", { count: every_weeks })}
        change={(next) => change({ every_weeks: next })}
      />
      <FromUntil reminder={reminder} change={change} />
    </>
  );
}

function FromUntil({ reminder: { starts_on, ends_on }, change }: PartProps): VNode {
  const wrong = Boolean(starts_on && ends_on && ends_on < starts_on);
  return (
    <div class="stack stack--2">
      <div class="grid-2">
        <DayField label={t("reminders.from-day")} value={starts_on} change={(next) => change({ starts_on: next })} />
        <DayField label={t("reminders.until-day")} value={ends_on} least={starts_on} change={(next) => change({ ends_on: next })} />
      </div>
      <p class="t-small t-2" role="status">
        {wrong ? t("reminders.days-wrong") : t("reminders.days-hint")}
      </p>
    </div>
  );
}

interface DayFieldProps {
  label: string;
  value: Day | null;
  least?: Day | null;
  most?: Day;
  change: (day: Day | null) => void;
}

/** A day, or none. */
export function DayField({ label, value, least, most, change }: DayFieldProps): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="input"
        id={id}
        type="date"
        min={least ?? undefined}
        max={most}
        value={value ?? ""}
        onInput={(event) => change(event.currentTarget.value || null)}
      />
    </div>
  );
}
