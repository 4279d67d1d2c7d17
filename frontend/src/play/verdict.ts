/** How an idea was liked today. */

import { newId } from "../ids";
import type { Mutations } from "../store/mutations";
import type { Day, Play, Verdict, View } from "../store/types";

/** What this adult said about it on this day, if anything. */
export function playOn(view: View, played: Pick<Play, "child_id" | "activity_id" | "day" | "account_id">): Play | null {
  const same = [...view.plays.values()].filter(
    (play) =>
      play.child_id === played.child_id &&
      play.activity_id === played.activity_id &&
      play.day === played.day &&
      play.account_id === played.account_id,
  );
  return same.sort((a, b) => (a.played_at < b.played_at ? 1 : -1))[0] ?? null;
}

/** The record of it. */
export function playFrom(child: string, activity: string, day: Day, verdict: Verdict): Mutations["log_play"] {
  return { id: newId(), child_id: child, activity_id: activity, day, verdict };
}
