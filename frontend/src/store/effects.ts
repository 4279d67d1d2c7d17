/** What each mutation does to the rows on this device before the server has answered. */

import { CHILD_EFFECTS } from "./child-effects";
import type { Entry, Mutation, MutationName } from "./mutations";
import { PLAY_EFFECTS } from "./play-effects";
import { REMINDER_EFFECTS } from "./reminder-effects";
import type { Rating, View } from "./types";
import { Draft, type Effect, type Effects } from "./view-draft";

export interface Replayed {
  view: View;
  /** Ids of rows changed by actions that were not sent yet. */
  touched: Set<string>;
}

/** The view with the outbox on top; rejected entries have no effect, the given view stays untouched. */
export function replay(base: View, entries: Entry[], account: string): Replayed {
  const draft = new Draft(base);
  const touched = new Set<string>();
  for (const { mutation, state } of entries) {
    if (state === "rejected") continue;
    const ids = apply(draft, mutation, account);
    if (state === "waiting") for (const id of ids) touched.add(id);
  }
  return { view: draft.view, touched };
}

const EFFECTS: Effects<MutationName> = {
  add_child(draft, args) {
    draft.edit("child").children.set(args.id, { ...args });
    return [args.id];
  },

  start_routine(draft, { steps, only_on = null, ...routine }) {
    draft.edit("routine").routines.set(routine.id, { ...routine, only_on, retired: false });
    const rows = draft.edit("step").steps;
    const { id: routine_id, child_id } = routine;
    for (const { parts = [], ...step } of steps) rows.set(step.id, { ...step, parts, routine_id, child_id });
    return [routine.id, ...steps.map((step) => step.id)];
  },

  change_routine(draft, args) {
    const routine = draft.view.routines.get(args.id);
    if (routine) draft.edit("routine").routines.set(args.id, { ...routine, ...args });
    return [args.id];
  },

  mark_step(draft, args, at, account) {
    const step = draft.view.steps.get(args.step_id);
    if (!step) return [];
    const { routine_id, child_id } = step;
    draft.edit("mark").marks.set(args.id, { ...args, routine_id, child_id, account_id: account, marked_at: at });
    return [args.id];
  },

  log_win(draft, args, at, account) {
    draft.edit("win").wins.set(args.id, { ...args, private: args.private ?? false, account_id: account, logged_at: at });
    return [args.id];
  },

  remove_win(draft, args) {
    draft.edit("win").wins.delete(args.id);
    return [args.id];
  },

  rate_day(draft, args, at, account) {
    const own = ratingOf(draft.view, args.child_id, args.day, account);
    const id = own?.id ?? args.id;
    draft.edit("rating").ratings.set(id, { ...args, id, account_id: account, rated_at: at });
    return [id];
  },

  ...CHILD_EFFECTS,
  ...PLAY_EFFECTS,
  ...REMINDER_EFFECTS,
};

/** The rating this account gave this child's day, if any: there is one row per child, day and author. */
export function ratingOf(view: View, child: string, day: string, account: string): Rating | null {
  for (const rating of view.ratings.values()) {
    if (rating.child_id === child && rating.day === day && rating.account_id === account) return rating;
  }
  return null;
}

function apply(draft: Draft, mutation: Mutation, account: string): string[] {
  const effect = EFFECTS[mutation.name] as Effect<MutationName> | undefined;
  return effect ? effect(draft, mutation.args, mutation.at, account) : [];
}
