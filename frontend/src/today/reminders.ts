/** What one adult is reminded of on a day, from the rows on this device alone. */

import { choicesOf, inForce } from "../store/reminder-effects";
import type { Day, Duty, Instant, Reminder, ReminderChoices, View } from "../store/types";
import { addDays, instant, instantAt } from "../time";
import { isQuiet } from "./quiet-hours";
import { comesOn, dueOn } from "./recurrence";
import { isAlive, isSettled } from "./settled";

/** comes: it will be sent; passed: its time is over, and nothing stood in its way; the rest say why it does not come. */
export type Fate = "comes" | "passed" | "done" | "paused" | "elsewhere" | "quiet" | "over";

export interface PlannedPush {
  reminder: Reminder;
  due: Date;
  fate: Fate;
}

interface PlanQuestion {
  account: string;
  /** The family's day, its zone, and the local hour it starts at. */
  day: Day;
  zone: string;
  dayStartsAt: number;
  now: Date;
}

/** Every reminder of the day in the order it falls due; those that are off, or about something gone, are none. */
export function planPushes(view: View, question: PlanQuestion): PlannedPush[] {
  const choices = choicesOf(view, question.account);
  let sent = 0;
  return falling(view, question).map(({ reminder, due }) => {
    const why = hindrance(view, question, choices, { reminder, due }) ?? (sent >= choices.most_a_day ? "over" : null);
    if (why) return { reminder, due, fate: why };
    sent += 1;
    return { reminder, due, fate: due <= question.now ? "passed" : "comes" };
  });
}

type Falling = Omit<PlannedPush, "fate">;

function falling(view: View, { day, zone, dayStartsAt }: PlanQuestion): Falling[] {
  const [start, end] = [startOf(day, zone, dayStartsAt), startOf(addDays(day, 1), zone, dayStartsAt)];
  const found: Falling[] = [];
  for (const reminder of view.reminders.values()) {
    if (!reminder.on || !isAlive(view, reminder)) continue;
    // Another zone, and a lead past midnight, put it on a neighbouring date of its own calendar.
    for (const near of [-1, 0, 1, 2]) {
      const own = addDays(day, near);
      const due = comesOn(reminder, own) ? dueOn(reminder, own) : null;
      if (due && start <= due && due < end) found.push({ reminder, due });
    }
  }
  return found.sort((a, b) => a.due.getTime() - b.due.getTime() || (a.reminder.id < b.reminder.id ? -1 : 1));
}

function hindrance(view: View, question: PlanQuestion, choices: ReminderChoices, { reminder, due }: Falling): Fate | null {
  if (isSettled(view, reminder, question.day, due)) return "done";
  const at = instant(due);
  if (inForce(view.pauses.values(), at)) return "paused";
  if (isOthersTurn(view, reminder, question.account, at)) return "elsewhere";
  return isQuiet(choices, due) ? "quiet" : null;
}

/** Turns of those who still belong to the family; whoever has left keeps nobody from being reminded. */
export function turnsOf(view: View): Duty[] {
  const role = (id: string) => view.persons.get(id)?.role ?? "former";
  return [...view.duties.values()].filter((duty) => role(duty.account_id) !== "former");
}

const OF_PARENTS = new Set<Reminder["about"]>(["exercise", "session", "follow_up"]);

/** Whether another adult has the child. What is the parents' alone is not a carer's to take over. */
function isOthersTurn(view: View, reminder: Reminder, account: string, at: Instant): boolean {
  const duty = inForce(turnsOf(view), at);
  if (!duty || duty.account_id === account) return false;
  return !(OF_PARENTS.has(reminder.about) && view.persons.get(duty.account_id)?.role === "carer");
}

/** The instant a family's day begins. */
export function startOf(day: Day, zone: string, dayStartsAt: number): Date {
  return instantAt(day, `${String(dayStartsAt).padStart(2, "0")}:00`, zone);
}
