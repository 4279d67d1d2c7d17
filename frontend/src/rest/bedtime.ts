/** The routine that leads to bed. */

import type { Routine, View } from "../store/types";
import { routinesOfChild } from "../today/plan";

/** The template of the evening. */
export const BEDTIME_TEMPLATE = "rt-bedtime";

// A routine of the family's own that begins as late as this leads to bed.
const EVENING = "17:00";

/** The routine that leads to bed: the one from the template, else the last one of the evening. */
export function bedtimeRoutine(view: View, child: string): Routine | null {
  const routines = routinesOfChild(view, child);
  const fromTemplate = routines.find(({ template_id }) => template_id === BEDTIME_TEMPLATE);
  return fromTemplate ?? routines.findLast(({ starts_at }) => starts_at >= EVENING) ?? null;
}
