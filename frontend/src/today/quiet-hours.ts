/** The hours of an adult in which nothing buzzes. */

import type { ReminderChoices, WallTime } from "../store/types";
import { minutesOf, wallTime } from "../time";

const DAY_MINUTES = 1440;

/** Whether it is quiet for them at an instant; the last minute of the stretch is not in it. */
export function isQuiet(choices: ReminderChoices, at: Date): boolean {
  return isQuietAt(choices, wallTime(at, choices.zone));
}

/** The quiet stretches of a day in minutes after midnight: none, one, or one at each end. */
export function quietStretches(from: WallTime | null, to: WallTime | null): [number, number][] {
  if (from === null || to === null || from === to) return [];
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const whole: [number, number][] = start < end ? [[start, end]] : [[0, end], [start, DAY_MINUTES]];
  return whole.filter(([first, last]) => first < last);
}

function isQuietAt({ quiet_from, quiet_to }: ReminderChoices, clock: WallTime): boolean {
  const minutes = minutesOf(clock);
  return quietStretches(quiet_from, quiet_to).some(([start, end]) => start <= minutes && minutes < end);
}
