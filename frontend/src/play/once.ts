/** An idea on the plan of one day. */

import { newId } from "../ids";
import type { PlayIdea } from "../store/content-types";
import type { Mutations } from "../store/mutations";
import type { Day, Routine, View, WallTime } from "../store/types";
import { minutesOf, weekdayBit } from "../time";

const GRID = 5;

/** A routine for this day alone, with the idea as its one step, beginning in a moment. */
export function onceOn(activity: PlayIdea, child: string, day: Day, clock: WallTime): Mutations["start_routine"] {
  const { id, title, picture } = activity;
  return {
    id: newId(),
    child_id: child,
    template_id: id,
    title,
    picture,
    starts_at: nextFive(clock),
    weekdays: weekdayBit(day),
    only_on: day,
    steps: [{ id: newId(), label: title, picture, position: "a" }],
  };
}

/** The routine that has the idea on this day's plan, if any. */
export function plannedOn(view: View, child: string, activity: string, day: Day): Routine | null {
  for (const routine of view.routines.values()) {
    const same = routine.child_id === child && routine.template_id === activity && routine.only_on === day;
    if (same && !routine.retired) return routine;
  }
  return null;
}

/** This time, or the next that a clock's hand points at. */
export function nextFive(clock: WallTime): WallTime {
  const minutes = (Math.ceil(minutesOf(clock) / GRID) * GRID) % 1440;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
