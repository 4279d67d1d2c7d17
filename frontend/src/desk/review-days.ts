/** A child's shared journal by day, and where the last look ended. */

import type { EntryKind, ReviewEntry } from "../api/caseload";
import type { Day, Instant } from "../store/types";

export type ReviewFilter = "all" | EntryKind;

export interface ReviewDay {
  day: Day;
  entries: ReviewEntry[];
}

/** Days newest first, each with its newest entry first. */
export function reviewDays(entries: ReviewEntry[], filter: ReviewFilter): ReviewDay[] {
  const days = new Map<Day, ReviewEntry[]>();
  for (const entry of entries) {
    if (filter !== "all" && entry.kind !== filter) continue;
    const list = days.get(entry.day);
    if (list) list.push(entry);
    else days.set(entry.day, [entry]);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, list]) => ({ day, entries: list.sort((a, b) => (a.at < b.at ? 1 : -1)) }));
}

/** The entry above which the line "You looked …" stands: the first that was already there then.
 *  Null when nothing was marked yet, when nothing is newer, or when all that is loaded is newer. */
export function lineAbove(days: ReviewDay[], seenAt: Instant | null): string | null {
  if (!seenAt) return null;
  const shown = days.flatMap(({ entries }) => entries);
  const first = shown.findIndex((entry) => !isNewSince(entry, seenAt));
  return first > 0 ? (shown[first]?.id ?? null) : null;
}

/** Whether an entry came after the last look; one for an earlier day may stand below the line. */
function isNewSince({ at }: ReviewEntry, seenAt: Instant | null): boolean {
  return seenAt === null || Date.parse(at) > Date.parse(seenAt);
}
