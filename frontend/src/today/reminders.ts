/** The next reminder of a child's day. */

import type { Day, Reminder, View, WallTime } from "../store/types";
import { happensOn } from "../time";

/** The first reminder after `clock` on `day` that is on; null when none is left. */
export function nextReminder(view: View, child: string, day: Day, clock: WallTime): Reminder | null {
  const coming = [...view.reminders.values()].filter(
    (row) => row.child_id === child && row.on && row.at > clock && happensOn(row.weekdays, day),
  );
  return coming.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))[0] ?? null;
}
