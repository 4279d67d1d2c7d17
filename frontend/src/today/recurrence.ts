/** On which days a reminder comes, and at which instant. */

import type { Day, Reminder } from "../store/types";
import { daysBetween, happensOn, instantAt } from "../time";

const MINUTE_MS = 60_000;
const A_MONDAY = "1970-01-05";

/** Whether it is planned for this day of its own calendar. */
export function comesOn({ weekdays, every_weeks, starts_on, ends_on }: Reminder, day: Day): boolean {
  if (!happensOn(weekdays, day)) return false;
  if ((starts_on && day < starts_on) || (ends_on && day > ends_on)) return false;
  return starts_on === null || (weekOf(day) - weekOf(starts_on)) % every_weeks === 0;
}

/** The instant it falls due for a day: its wall time where it lives, less the lead. */
export function dueOn({ at, zone, lead_minutes }: Reminder, day: Day): Date {
  return new Date(instantAt(day, at, zone).getTime() - lead_minutes * MINUTE_MS);
}

/** Weeks since a Monday long ago. */
function weekOf(day: Day): number {
  return Math.floor(daysBetween(A_MONDAY, day) / 7);
}
