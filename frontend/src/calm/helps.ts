/** What helps a child, in the order of this child's own record. */

import { newestLinesOf } from "../about/lines";
import type { AboutLine, View } from "../store/types";

/** How often something was tried in a hard moment, and how often it helped. */
export interface Tries {
  tried: number;
  helped: number;
}

export interface Helper extends Tries {
  line: AboutLine;
}

const NEVER: Tries = { tried: 0, helped: 0 };

/** The family's lines about calm: what helped first, then what nobody has tried, then the rest. */
export function helpersOf(view: View, child: string): Helper[] {
  const record = recordOf(view, child);
  return newestLinesOf(view, child, "calm")
    .map((line) => ({ line, ...(record.get(line.root) ?? NEVER) }))
    .sort(byEvidence);
}

/** What this child's moments say, by the root of each line. */
export function recordOf(view: View, child: string): Map<string, Tries> {
  const record = new Map<string, Tries>();
  for (const moment of view.moments.values()) {
    if (moment.child_id !== child) continue;
    const helped = new Set(moment.helped);
    for (const root of new Set([...moment.tried, ...helped])) {
      const known = record.get(root) ?? NEVER;
      record.set(root, { tried: known.tried + 1, helped: known.helped + (helped.has(root) ? 1 : 0) });
    }
  }
  return record;
}

function byEvidence(a: Helper, b: Helper): number {
  return rank(a) - rank(b) || share(b) - share(a) || b.helped - a.helped || (a.line.root < b.line.root ? -1 : 1);
}

function rank({ tried, helped }: Tries): number {
  if (helped > 0) return 0;
  return tried === 0 ? 1 : 2;
}

// One success in one try says less than nine in ten, so every line begins with one of each.
function share({ tried, helped }: Tries): number {
  return (helped + 1) / (tried + 2);
}
