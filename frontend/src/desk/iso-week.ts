/** Weeks as the wire writes them: `2026-W40`. */

import type { Day } from "../store/types";
import { addDays, weekdayBit } from "../time";

/** The Monday of an ISO 8601 week. */
export function mondayOfWeek(week: string): Day {
  const [year = "", number = ""] = week.split("-W");
  // The fourth of January is always in week one.
  const inFirst = `${year}-01-04`;
  const firstMonday = addDays(inFirst, -Math.log2(weekdayBit(inFirst)));
  return addDays(firstMonday, 7 * (Number(number) - 1));
}
