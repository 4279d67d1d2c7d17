/** What mutations about play do to the rows on this device. */

import type { Idea, View } from "./types";
import type { Effects } from "./view-draft";

export const PLAY_EFFECTS: Effects<
  "log_play" | "remove_play" | "keep_idea" | "add_activity" | "remove_activity" | "remove_assignment"
> = {
  log_play(draft, args, at, account) {
    draft.edit("play").plays.set(args.id, { ...args, account_id: account, played_at: at });
    return [args.id];
  },

  remove_play(draft, args) {
    draft.edit("play").plays.delete(args.id);
    return [args.id];
  },

  keep_idea(draft, args) {
    const known = ideaOf(draft.view, args.child_id, args.activity_id);
    const id = known?.id ?? args.id;
    const settled = { saved: false, level: "as_is" as const, ...known, ...args, id };
    draft.edit("idea").ideas.set(id, settled);
    return [id];
  },

  add_activity(draft, args, at, account) {
    draft.edit("activity").activities.set(args.id, { ...args, account_id: account, told_at: at });
    return [args.id];
  },

  remove_activity(draft, args) {
    draft.edit("activity").activities.delete(args.id);
    return [args.id];
  },

  remove_assignment(draft, args) {
    draft.edit("assignment").assignments.delete(args.id);
    return [args.id];
  },
};

/** What the family settled about an idea for a child, if anything: there is one row for the two. */
export function ideaOf(view: View, child: string, activity: string): Idea | null {
  for (const idea of view.ideas.values()) {
    if (idea.child_id === child && idea.activity_id === activity) return idea;
  }
  return null;
}
