/** Looks as a parent reads them: one sitting is one line. */

import type { Look } from "../api/sharing";

const SITTING_MS = 3_600_000;

/** Newest first; the same look by the same person within an hour is told once, with the most that was read. */
export function foldLooks(looks: Look[]): Look[] {
  const lines: { shown: Look; oldest: number }[] = [];
  for (const look of looks) {
    const at = Date.parse(look.at);
    const same = lines.find(({ shown, oldest }) => isLike(shown, look) && oldest - at <= SITTING_MS);
    if (same) {
      same.oldest = at;
      same.shown = { ...same.shown, count: Math.max(same.shown.count, look.count) };
    } else {
      lines.push({ shown: look, oldest: at });
    }
  }
  return lines.map(({ shown }) => shown);
}

function isLike(one: Look, other: Look): boolean {
  return one.name === other.name && one.what === other.what && one.child_id === other.child_id;
}
