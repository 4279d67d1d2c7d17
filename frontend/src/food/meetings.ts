/** Quiet meetings with a food: how near it came, by day. Nothing is added up, and a no is not noted. */

import type { Day, FoodStep, Rung, View } from "../store/types";

/** The ways a food can come near; each counts as much as any other. */
export const RUNGS: Rung[] = ["table", "touched", "smelled", "licked", "bite"];

export interface Meeting {
  day: Day;
  rungs: Rung[];
}

/** What was noted about a food, newest first. */
export function stepsWith(view: View, root: string): FoodStep[] {
  return [...view.foodSteps.values()]
    .filter((step) => step.food_root === root)
    .sort((a, b) => (a.day === b.day ? newer(a.noted_at, b.noted_at) : newer(a.day, b.day)));
}

/** The days a food was met, newest first, each with the ways it came near. */
export function meetingsWith(view: View, root: string): Meeting[] {
  const days = new Map<Day, Set<Rung>>();
  for (const { day, rung } of stepsWith(view, root)) {
    const rungs = days.get(day);
    if (rungs) rungs.add(rung);
    else days.set(day, new Set([rung]));
  }
  return [...days].map(([day, rungs]) => ({ day, rungs: RUNGS.filter((rung) => rungs.has(rung)) }));
}

/** The day a food was last met; null where it was not. */
export function lastMet(view: View, root: string): Day | null {
  return stepsWith(view, root)[0]?.day ?? null;
}

/** What one adult noted about a food on a day at this rung, to take back. */
export function ownStep(view: View, root: string, rung: Rung, day: Day, account: string): FoodStep | null {
  return (
    stepsWith(view, root).find((step) => step.rung === rung && step.day === day && step.account_id === account) ?? null
  );
}

function newer(a: string, b: string): number {
  return a < b ? 1 : -1;
}
