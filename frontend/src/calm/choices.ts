/** What stands on a child's own board: six pictures at most, with a word each. */

import type { Way } from "../store/content-types";
import type { View } from "../store/types";
import { helpersOf } from "./helps";
import { waysFor } from "./ways";

export interface Choice {
  id: string;
  picture: string;
  word: string;
}

const MOST = 6;

/** What helps this child, the best first; a family that keeps nothing yet, or a stranger, gets general ways. */
export function choicesFor(view: View, child: string | null, ways: Way[]): Choice[] {
  const helpers = child ? helpersOf(view, child) : [];
  if (helpers.length > 0) {
    return helpers.slice(0, MOST).map(({ line }) => ({ id: line.root, picture: line.picture, word: wordOf(line, ways) }));
  }
  const senses = view.profiles.get(child ?? "")?.senses;
  return waysFor(ways, "calm", senses).slice(0, MOST).map(({ id, picture, word }) => ({ id, picture, word }));
}

// A way that was kept as it came has a short word of its own; a family's own words stay whole.
function wordOf({ template_id, title }: { template_id: string | null; title: string }, ways: Way[]): string {
  const way = ways.find(({ id }) => id === template_id);
  return way && way.title === title ? way.word : title;
}
