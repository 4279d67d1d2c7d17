/** How hard an idea is at present: easier, as it is, or further on. */

import { ideaOf } from "../store/play-effects";
import type { Level, View } from "../store/types";

/** The version a family settled on for a child. */
export function levelOf(view: View, child: string, activity: string): Level {
  return ideaOf(view, child, activity)?.level ?? "as_is";
}
