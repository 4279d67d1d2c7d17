/** Everything about one reminder: when it comes, for how long, and how. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useDraft } from "../../components/draft";
import { Field } from "../../components/field";
import { focusFirstError } from "../../components/focus";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { snapshot } from "../../store/state";
import type { Reminder } from "../../store/types";
import { today } from "../../today/calendar";
import { reminderCalled } from "../../today/reminder-words";
import { toast } from "../../toast";
import { NoRoom } from "../log/saving";
import { dropReminder, keepReminder } from "./reminder-draft";
import { Manner } from "./manner";
import { StepReminders } from "./step-reminders";
import { WhenFields } from "./when-fields";

const LONGEST_LABEL = 60;

interface ReminderSheetProps {
  reminder: Reminder;
  /** Another one in this one's place: one of the routine's steps. */
  open: (reminder: Reminder) => void;
  close: () => void;
}

/** What was changed is kept until it is saved; saving also turns it on. */
export function ReminderSheet({ reminder, open, close }: ReminderSheetProps): VNode {
  const name = `reminder:${reminder.id}`;
  const draft = useDraft<Reminder>(name, reminder);
  const full = useSignal(false);
  const asked = useSignal(false);
  const { value, keep } = draft;
  const isKept = snapshot.value.reminders.has(reminder.id);
  const ownWords = value.about === "session" || value.about === "follow_up";
  const save = () => {
    asked.value = true;
    if (ownWords && !value.label?.trim()) return focusFirstError();
    keepReminder(readyToKeep(value), name).then(
      () => {
        toast({ text: t("log.saved") });
        close();
      },
      () => (full.value = true),
    );
  };
  const drop = () => void draft.clear().then(() => dropReminder(reminder)).then(close);
  return (
    <Sheet
      title={isKept || !ownWords ? reminderCalled(reminder) : t(`reminders.about.${reminder.about}`)}
      close={close}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} disabled={!isPossible(value)} save={save} />}
    >
      {full.value && <NoRoom />}
      {ownWords && <Label reminder={value} change={keep} asked={asked.value} first={!isKept} />}
      <WhenFields reminder={value} change={keep} />
      <Manner reminder={value} change={keep} />
      {reminder.about === "routine" && <StepReminders routine={reminder.routine_id ?? ""} open={open} />}
      {isKept && (
        <button type="button" class="btn btn--remove btn--block" onClick={drop}>
          {t("reminders.remove")}
        </button>
      )}
    </Sheet>
  );
}

interface LabelProps {
  reminder: Reminder;
  change: (change: Partial<Reminder>) => void;
  /** Somebody wanted to save: what is not right yet is said now. */
  asked: boolean;
  first: boolean;
}

function Label({ reminder: { label, about }, change, asked, first }: LabelProps): VNode {
  return (
    <Field
      first={first}
      label={t("reminders.label")}
      hint={about === "session" ? t("reminders.label-session") : t("reminders.label-follow_up")}
      value={label ?? ""}
      error={asked && !label?.trim() ? t("reminders.label-missing") : null}
      maxLength={LONGEST_LABEL}
      autocomplete="off"
      change={(next) => change({ label: next })}
    />
  );
}

/** Some day, and an end that is not before its beginning. */
function isPossible({ at, weekdays, starts_on, ends_on }: Reminder): boolean {
  return at !== "" && weekdays > 0 && !(starts_on && ends_on && ends_on < starts_on);
}

/** Weeks are counted from a day, which is today where nobody named one. */
function readyToKeep(reminder: Reminder): Reminder {
  const label = reminder.label?.trim() || null;
  const starts_on = reminder.starts_on ?? (reminder.every_weeks > 1 ? today.value : null);
  return { ...reminder, label, starts_on, on: true };
}
