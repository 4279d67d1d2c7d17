/** An idea one screen at a time, to be read at arm's length. */

import type { Activity } from "../store/content-types";
import type { Level } from "../store/types";

export type Scene = { kind: "before"; lines: string[] } | { kind: "step"; text: string };

/** What is read out of an idea; the family's own say neither what comes before nor what makes them fit. */
type Told = Pick<Activity, "title" | "summary" | "steps"> & Partial<Pick<Activity, "before" | "easier" | "further">>;

/** What to do before, with what makes it fit today, then step by step; there is always at least one. */
export function scenesOf(activity: Told, level: Level): Scene[] {
  const fit = level === "as_is" ? [] : (activity[level] ?? []);
  const lines = [activity.before, ...fit].filter((line): line is string => Boolean(line));
  const steps = activity.steps.length > 0 ? activity.steps : [activity.summary || activity.title];
  const before: Scene[] = lines.length > 0 ? [{ kind: "before", lines }] : [];
  return [...before, ...steps.map((text): Scene => ({ kind: "step", text }))];
}
