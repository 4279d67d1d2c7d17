/** What a family says about a child, as it stands now: four lists of lines, each line in its newest wording. */

import type { AboutLine, AboutPart, View } from "../store/types";
import { newestByRoot } from "../store/wordings";

/** The parts in the order a helper needs them, as the page to share has them too. */
export const PARTS: AboutPart[] = ["sign", "calm", "avoid", "bedtime"];

/** Every line of a part, the first told first; a new wording stands where the old one stood. */
export function linesOf(view: View, child: string, part: AboutPart): AboutLine[] {
  return [...view.about.values()]
    .filter((line) => line.child_id === child && line.part === part)
    .sort((a, b) => compare(a.root, b.root) || compare(a.id, b.id));
}

/** A part with one line a root: where two parents reworded the same one, the later wording. */
export function newestLinesOf(view: View, child: string, part: AboutPart): AboutLine[] {
  return [...newestByRoot(linesOf(view, child, part)).values()];
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
