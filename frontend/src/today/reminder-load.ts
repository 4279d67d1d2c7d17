/** How many reminders a day an adult is in for. */

import { choicesOf } from "../store/reminder-effects";
import type { Day, View } from "../store/types";
import { addDays } from "../time";
import { isQuiet } from "./quiet-hours";
import { comesOn, dueOn } from "./recurrence";
import { isAlive } from "./settled";

export interface ReminderLoad {
  /** A day, on the average of the next four weeks: planned outside quiet hours, and what of it the limit lets through. */
  planned: number;
  sent: number;
  /** Some day has more than the limit. */
  over: boolean;
}

const DAYS = 28;

/** Pauses and who has it now are left out: they end by themselves. */
export function reminderLoad(view: View, account: string, today: Day): ReminderLoad {
  const choices = choicesOf(view, account);
  const heard = [...view.reminders.values()].filter(
    (reminder) => reminder.on && isAlive(view, reminder) && !isQuiet(choices, dueOn(reminder, today)),
  );
  const days = Array.from({ length: DAYS }, (_, ahead) => addDays(today, ahead));
  const counts = days.map((day) => heard.filter((reminder) => comesOn(reminder, day)).length);
  const sent = counts.map((count) => Math.min(count, choices.most_a_day));
  return { planned: sum(counts) / DAYS, sent: sum(sent) / DAYS, over: counts.some((count) => count > choices.most_a_day) };
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
