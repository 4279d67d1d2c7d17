/** The limits of whoever is signed in on this device. */

import { choicesOf } from "../../store/reminder-effects";
import { act } from "../../store/outbox";
import { me, snapshot } from "../../store/state";
import type { ReminderChoices } from "../../store/types";

/** As they hold now. */
export function ownChoices(): ReminderChoices {
  return choicesOf(snapshot.value, me.value?.account.id ?? "");
}

/** Choose otherwise; what is not named stays. */
export function choose(change: Partial<Omit<ReminderChoices, "id" | "zone">>): Promise<string> {
  const { quiet_from, quiet_to, most_a_day, notices } = ownChoices();
  return act("choose_reminders", { quiet_from, quiet_to, most_a_day, notices, ...change });
}
