/** How the day is greeted, by the family's own clock. */

import type { WallTime } from "../store/types";
import { minutesOf } from "../time";

type Greeting = "morning" | "afternoon" | "evening" | "night";

/** The part of the day a wall time belongs to; night is 22:00 to 5:00. */
export function greetingAt(clock: WallTime): Greeting {
  const hour = Math.floor(minutesOf(clock) / 60);
  if (hour >= 22 || hour < 5) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** From 23:30 to 5:00 nobody is asked to go on with a routine; what is open waits in its list. */
export function isRestTime(clock: WallTime): boolean {
  const minutes = minutesOf(clock);
  return minutes >= 23 * 60 + 30 || minutes < 5 * 60;
}

/** From 19:00 until the day ends the check-in takes the place of the idea. */
export function isCheckInTime(clock: WallTime, dayStartsAt = 4): boolean {
  const hour = Math.floor(minutesOf(clock) / 60);
  return hour >= 19 || hour < dayStartsAt;
}
