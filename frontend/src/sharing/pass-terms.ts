/** How long a helper's pass lasts. */

import type { Instant } from "../store/types";

export type PassTerm = "day" | "weekend" | "week";
export const PASS_TERMS: PassTerm[] = ["day", "weekend", "week"];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK = 7;
const MONDAY = 1;

/** When a pass made now ends: in a day, or when the day of a family starts on Monday, or a week from today. */
export function passEnds(term: PassTerm, now: Date, dayStartsAt: number): Instant {
  if (term === "day") return new Date(now.getTime() + DAY_MS).toISOString();
  const end = new Date(now);
  end.setHours(dayStartsAt, 0, 0, 0);
  const weekday = end.getDay();
  const days = term === "week" ? WEEK : (MONDAY - weekday + WEEK) % WEEK || WEEK;
  end.setDate(end.getDate() + days);
  // A pass lasts a week at most, also by a clock that is a little ahead.
  const longest = now.getTime() + WEEK * DAY_MS - HOUR_MS;
  return new Date(Math.min(end.getTime(), longest)).toISOString();
}
