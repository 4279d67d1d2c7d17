/** What is known about a child when ideas for play are put in order, gathered from the rows on this device. */

import type { AgeBand, Area, Assignment, Child, Day, Play, Profile, Rating, View, WallTime } from "../store/types";
import { addDays } from "../time";

export interface PlayFacts {
  child: string;
  ageBand: AgeBand;
  day: Day;
  clock: WallTime;
  profile: Profile | null;
  /** The newest play of everything this child played, by the idea's id. */
  lastPlay: Map<string, Play>;
  /** Ids of ideas the family keeps at hand. */
  saved: Set<string>;
  /** What a therapist sent home, by the idea's id. */
  assigned: Map<string, Assignment>;
  /** Broken sleep or hard sensory days, said yesterday or today. */
  tired: boolean;
  overloaded: boolean;
  /** What this week's wins were about, the most frequent first. */
  areas: Area[];
  /** Things still go into the mouth: nothing that could be swallowed is suggested. */
  cautious: boolean;
}

const RECENT_DAYS = 7;

/** Gather the facts. */
export function playFacts(view: View, child: Child, day: Day, clock: WallTime): PlayFacts {
  const profile = view.profiles.get(child.id) ?? null;
  const low = lately(view, child.id, day);
  return {
    child: child.id,
    ageBand: child.age_band,
    day,
    clock,
    profile,
    lastPlay: lastPlays([...view.plays.values()].filter((play) => play.child_id === child.id)),
    saved: new Set([...view.ideas.values()].filter((idea) => idea.child_id === child.id && idea.saved).map(activityOf)),
    assigned: assignedTo(view, child.id),
    tired: low((row) => row.sleep),
    overloaded: low((row) => row.comfort),
    areas: recentAreas(view, child.id, day),
    cautious: profile?.mouths === true,
  };
}

/** The newest of each idea: the later day, and of one day what was said later. */
export function lastPlays(plays: Play[]): Map<string, Play> {
  const last = new Map<string, Play>();
  for (const play of plays) {
    const known = last.get(play.activity_id);
    if (!known || isLater(play, known)) last.set(play.activity_id, play);
  }
  return last;
}

function isLater(play: Play, known: Play): boolean {
  return play.day === known.day ? play.played_at > known.played_at : play.day > known.day;
}

function assignedTo(view: View, child: string): Map<string, Assignment> {
  const oldestFirst = [...view.assignments.values()]
    .filter((row) => row.child_id === child)
    .sort((a, b) => (a.assigned_at < b.assigned_at ? -1 : 1));
  return new Map(oldestFirst.map((row) => [row.activity_id, row]));
}

function activityOf({ activity_id }: { activity_id: string }): string {
  return activity_id;
}

/** Asks whether something was rated low yesterday or today. */
function lately(view: View, child: string, day: Day): (of: (row: Rating) => number | null) => boolean {
  const since = addDays(day, -1);
  const rows = [...view.ratings.values()].filter((row) => row.child_id === child && row.day >= since && row.day <= day);
  return (of) => rows.some((row) => (of(row) ?? 3) <= 2);
}

function recentAreas(view: View, child: string, day: Day): Area[] {
  const since = addDays(day, -RECENT_DAYS);
  const counts = new Map<Area, number>();
  for (const win of view.wins.values()) {
    if (win.child_id !== child || win.happened_on <= since || win.happened_on > day) continue;
    for (const area of win.areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([area]) => area);
}
