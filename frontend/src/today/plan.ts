/** The plan of one day: which routine is now, which step is next, what comes later. */

import type { Day, Mark, MarkState, Routine, Step, View, WallTime } from "../store/types";
import { happensOn, minutesOf } from "../time";

interface PlannedStep {
  step: Step;
  state: MarkState;
}

export interface PlannedRoutine {
  routine: Routine;
  steps: PlannedStep[];
  /** The first open step, and the open one after it. */
  now: PlannedStep | null;
  next: PlannedStep | null;
  done: number;
  started: boolean;
}

interface DayPlan {
  /** The routine the day stands in; null when nothing is open any more. */
  hero: PlannedRoutine | null;
  earlier: PlannedRoutine[];
  later: PlannedRoutine[];
  /** True when something was planned and every step has an answer. */
  allDone: boolean;
  empty: boolean;
}

interface DayQuestion {
  child: string;
  day: Day;
  clock: WallTime;
  dayStartsAt?: number;
  /** A routine the parent opened by hand; it is the hero while something in it is open. */
  picked?: string | null;
}

/** One child's day from the rows on this device; the newest answer of a step counts. */
export function planDay(view: View, question: DayQuestion): DayPlan {
  const routines = routinesOf(view, question);
  const current = routines.find(({ routine, now }) => now && routine.id === question.picked) ?? heroOf(routines);
  const place = current ? routines.indexOf(current) : routines.length;
  return {
    hero: current,
    earlier: routines.slice(0, place),
    later: routines.slice(place + 1),
    allDone: routines.length > 0 && routines.every(({ now }) => now === null),
    empty: routines.length === 0,
  };
}

/** The latest started routine with something open; else the next one to come. */
function heroOf(routines: PlannedRoutine[]): PlannedRoutine | null {
  const started = routines.filter((one) => one.started);
  const latest = started.at(-1);
  if (latest?.now) return latest;
  const coming = routines.find((one) => !one.started && one.now);
  return coming ?? started.findLast((one) => one.now) ?? null;
}

function routinesOf(view: View, { child, day, clock, dayStartsAt = 4 }: DayQuestion): PlannedRoutine[] {
  const minutes = (time: WallTime) => (minutesOf(time) - dayStartsAt * 60 + 1440) % 1440;
  const states = newestMarks(view, child, day);
  return [...view.routines.values()]
    .filter((routine) => routine.child_id === child && !routine.retired && isPlanned(routine, day))
    .sort((a, b) => minutes(a.starts_at) - minutes(b.starts_at) || (a.id < b.id ? -1 : 1))
    .map((routine) => planned(routine, stepsOf(view, routine.id), states, minutes(clock) >= minutes(routine.starts_at)))
    .filter(({ steps }) => steps.length > 0);
}

function planned(routine: Routine, rows: Step[], states: Map<string, Mark>, started: boolean): PlannedRoutine {
  const steps = rows.map((step) => ({ step, state: states.get(step.id)?.state ?? "open" }));
  const open = steps.filter(({ state }) => state === "open");
  const done = steps.filter(({ state }) => state === "done").length;
  return { routine, steps, now: open[0] ?? null, next: open[1] ?? null, done, started };
}

/** Whether a routine is for this day. */
function isPlanned({ only_on, weekdays }: Routine, day: Day): boolean {
  return only_on ? only_on === day : happensOn(weekdays, day);
}

/** A child's routines through the day; with "all" also those taken off Today. */
export function routinesOfChild(view: View, child: string, which: "active" | "all" = "active"): Routine[] {
  return [...view.routines.values()]
    .filter((routine) => routine.child_id === child && !routine.only_on && (which === "all" || !routine.retired))
    .sort((a, b) => minutesOf(a.starts_at) - minutesOf(b.starts_at) || (a.id < b.id ? -1 : 1));
}

/** A routine's steps in their order. */
export function stepsOf(view: View, routine: string): Step[] {
  return [...view.steps.values()]
    .filter((step) => step.routine_id === routine)
    .sort((a, b) => (a.position < b.position || (a.position === b.position && a.id < b.id) ? -1 : 1));
}

/** The newest answer of each of a child's steps on a day; with `by` only what was answered by then. */
export function newestMarks(view: View, child: string, day: Day, by?: Date): Map<string, Mark> {
  const newest = new Map<string, Mark>();
  for (const mark of view.marks.values()) {
    if (mark.child_id !== child || mark.day !== day) continue;
    if (by && Date.parse(mark.marked_at) > by.getTime()) continue;
    const known = newest.get(mark.step_id);
    if (!known || isNewer(mark, known)) newest.set(mark.step_id, mark);
  }
  return newest;
}

function isNewer(mark: Mark, known: Mark): boolean {
  if (mark.marked_at !== known.marked_at) return mark.marked_at > known.marked_at;
  return mark.id > known.id;
}
