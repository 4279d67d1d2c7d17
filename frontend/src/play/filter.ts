/** Which ideas fit the minutes and the energy there are. */

import type { Activity, Energy } from "../store/content-types";
import type { AgeBand } from "../store/types";

export interface Wish {
  /** At most this long; null when time does not matter. */
  minutes: number | null;
  energy: Energy | null;
}

const LIVELY: Record<Energy, number> = { low: 0, medium: 1, high: 2 };

/** Ideas for an age that fit the wish, the calmest and shortest first. */
export function fittingIdeas(activities: Activity[], age: AgeBand | null, { minutes, energy }: Wish): Activity[] {
  return activities
    .filter((one) => age === null || one.age_bands.includes(age))
    .filter((one) => minutes === null || one.minutes.min <= minutes)
    .filter((one) => energy === null || one.energy === energy)
    .sort(calmestFirst);
}

function calmestFirst(a: Activity, b: Activity): number {
  return LIVELY[a.energy] - LIVELY[b.energy] || a.minutes.min - b.minutes.min || (a.title < b.title ? -1 : 1);
}
