/** Whether there is nothing left to be reminded of: done, answered or played before the reminder came. */

import { isBlank } from "../progress/weeks";
import type { Day, Instant, Reminder, View } from "../store/types";
import { newestMarks, stepsOf } from "./plan";

/** What it is about may be gone: then there is nothing to remind of. */
export function isAlive(view: View, reminder: Reminder): boolean {
  const { about, routine_id, step_id, assignment_id } = reminder;
  if (about === "routine") return isInUse(view, routine_id);
  if (about === "step") return isInUse(view, view.steps.get(step_id ?? "")?.routine_id ?? null);
  return about !== "exercise" || view.assignments.has(assignment_id ?? "");
}

/** Whether it was settled on the family's `day`, by whoever, no later than `by`. */
export function isSettled(view: View, reminder: Reminder, day: Day, by: Date): boolean {
  const { about, child_id, routine_id, step_id } = reminder;
  if (about === "check_in") return [...view.ratings.values()].some((row) => isOf(row, child_id, day, row.rated_at, by) && !isBlank(row));
  if (about === "exercise") return isPlayed(view, reminder, day, by);
  const steps = about === "routine" ? stepsOf(view, routine_id ?? "").map(({ id }) => id) : about === "step" ? [step_id ?? ""] : null;
  if (steps === null) return false;
  const marks = newestMarks(view, child_id, day, by);
  return steps.every((step) => (marks.get(step)?.state ?? "open") !== "open");
}

function isInUse(view: View, routine: string | null): boolean {
  return view.routines.get(routine ?? "")?.retired === false;
}

function isPlayed(view: View, { child_id, assignment_id }: Reminder, day: Day, by: Date): boolean {
  const activity = view.assignments.get(assignment_id ?? "")?.activity_id;
  return [...view.plays.values()].some((row) => row.activity_id === activity && isOf(row, child_id, day, row.played_at, by));
}

function isOf(row: { child_id: string; day: Day }, child: string, day: Day, at: Instant, by: Date): boolean {
  return row.child_id === child && row.day === day && Date.parse(at) <= by.getTime();
}
