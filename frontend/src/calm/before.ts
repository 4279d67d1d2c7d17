/** What can come before a hard moment: chips first, words second. */

import type { View } from "../store/types";

/** The codes, the usual ones first. */
export const BEFORE = ["noise", "waiting", "change", "hungry", "tired", "crowd", "asked", "ended", "pain"] as const;
export type BeforeCode = (typeof BEFORE)[number];

const OWN_WORDS = 4;

/** Whether a word is one of the codes, and not a family's own. */
export function isBeforeCode(word: string): word is BeforeCode {
  return (BEFORE as readonly string[]).includes(word);
}

/** The codes and the family's own words for this child, those it uses most first. */
export function beforeByUse(view: View, child: string): string[] {
  const uses = new Map<string, number>();
  for (const moment of view.moments.values()) {
    if (moment.child_id !== child) continue;
    for (const word of new Set(moment.before)) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const mostUsed = (a: string, b: string) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0);
  const own = [...uses.keys()].filter((word) => !isBeforeCode(word)).sort(mostUsed).slice(0, OWN_WORDS);
  return [...BEFORE, ...own].sort(mostUsed);
}
