/** When a moment began, from the wall time somebody gives. */

import type { Instant, WallTime } from "../store/types";
import { minutesOf, wallTime } from "../time";

const MINUTE_MS = 60_000;
const DAY_MIN = 24 * 60;

/** The last time that the clock showed this. */
export function lastTimeAt(clock: WallTime, now: Date, zone: string): Instant {
  const ago = (minutesOf(wallTime(now, zone)) - minutesOf(clock) + DAY_MIN) % DAY_MIN;
  const guess = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS - ago * MINUTE_MS);
  // On the two nights when the clocks change, a guess by minutes is an hour off.
  const off = minutesOf(clock) - minutesOf(wallTime(guess, zone));
  const wrapped = ((off + DAY_MIN / 2 + DAY_MIN) % DAY_MIN) - DAY_MIN / 2;
  const right = new Date(guess.getTime() + wrapped * MINUTE_MS);
  return (wallTime(right, zone) === clock && right <= now ? right : guess).toISOString();
}
