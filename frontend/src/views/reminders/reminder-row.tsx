/** One reminder in a list: what, when, on or off; a tap on it opens everything else. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { Reminder } from "../../store/types";
import { mannerInWords, pictureOf, reminderCalled } from "../../today/reminder-words";
import { keepReminder } from "./reminder-draft";

interface ReminderRowProps {
  reminder: Reminder;
  open: (reminder: Reminder) => void;
}

/** The switch acts at once. */
export function ReminderRow({ reminder, open }: ReminderRowProps): VNode {
  const title = reminderCalled(reminder);
  return (
    <div class="row row--split">
      <button type="button" class="row__open" onClick={() => open(reminder)}>
        <Plate picture={pictureOf(reminder)} size="s" />
        <span class="grow">
          <span class="row__title">{title}</span>
          <span class="row__sub">{subOf(reminder)}</span>
        </span>
        <Icon name="caret-right" class="icon--s icon--dir" />
      </button>
      <input
        class="switch"
        type="checkbox"
        role="switch"
        aria-label={title}
        checked={reminder.on}
        onChange={(event) => void keepReminder({ ...reminder, on: event.currentTarget.checked })}
      />
    </div>
  );
}

function subOf(reminder: Reminder): string {
  if (!reminder.on) return t("reminders.off");
  const manner = mannerInWords(reminder);
  return reminder.about === "check_in" ? t("reminders.if-blank", { manner }) : manner;
}
