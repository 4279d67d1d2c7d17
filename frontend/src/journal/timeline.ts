/** The journal: wins, check-ins, hard moments and quiet meetings with foods of one child, newest day first. */

import { isBlank } from "../progress/weeks";
import type { Day, FoodStep, Instant, Moment, Rating, View, Win } from "../store/types";

export type JournalEntry =
  | { kind: "win"; id: string; at: Instant; row: Win }
  | { kind: "rating"; id: string; at: Instant; row: Rating }
  | { kind: "moment"; id: string; at: Instant; row: Moment }
  | { kind: "food"; id: string; at: Instant; row: FoodStep };

export type Filter = "all" | JournalEntry["kind"];

export interface JournalDay {
  day: Day;
  entries: JournalEntry[];
}

/** All days that have something to show, each with its newest entry first. */
export function journalOf(view: View, child: string, filter: Filter = "all"): JournalDay[] {
  const days = new Map<Day, JournalEntry[]>();
  const add = (day: Day, entry: JournalEntry) => {
    if (filter !== "all" && entry.kind !== filter) return;
    const list = days.get(day);
    if (list) list.push(entry);
    else days.set(day, [entry]);
  };
  for (const row of view.wins.values()) {
    if (row.child_id === child) add(row.happened_on, { kind: "win", id: row.id, at: row.logged_at, row });
  }
  for (const row of view.ratings.values()) {
    if (row.child_id === child && !isBlank(row)) add(row.day, { kind: "rating", id: row.id, at: row.rated_at, row });
  }
  for (const row of view.moments.values()) {
    if (row.child_id === child) add(row.happened_on, { kind: "moment", id: row.id, at: row.began_at, row });
  }
  for (const row of view.foodSteps.values()) {
    if (row.child_id === child) add(row.day, { kind: "food", id: row.id, at: row.noted_at, row });
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, entries]) => ({ day, entries: entries.sort(newestFirst) }));
}

function newestFirst(a: JournalEntry, b: JournalEntry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
