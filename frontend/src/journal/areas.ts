/** What a win can be about, the most used first. */

import type { Area, View } from "../store/types";

export const AREAS: Area[] = ["self_care", "communication", "play", "eating", "sleep", "calm"];

/** The areas in the order this child's wins used them; unused ones keep the usual order. */
export function areasByUse(view: View, child: string): Area[] {
  const uses = new Map<Area, number>();
  for (const win of view.wins.values()) {
    if (win.child_id !== child) continue;
    for (const area of win.areas) uses.set(area, (uses.get(area) ?? 0) + 1);
  }
  return [...AREAS].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
}
