/** The words a device may say to the server: name -> arguments, as the server's args models have them. */

import type { AgeBand, Area, Day, Instant, MarkState, Scores, WallTime } from "./types";

export interface Mutations {
  add_child: { id: string; nickname: string; age_band: AgeBand; picture: string };
  start_routine: {
    id: string;
    child_id: string;
    template_id: string | null;
    title: string;
    picture: string;
    starts_at: WallTime;
    weekdays: number;
    steps: { id: string; label: string; picture: string; position: string }[];
  };
  change_routine: { id: string; title?: string; starts_at?: WallTime; weekdays?: number; retired?: boolean };
  mark_step: { id: string; step_id: string; day: Day; state: MarkState };
  log_win: { id: string; child_id: string; happened_on: Day; text: string; areas: Area[]; private?: true };
  remove_win: { id: string };
  rate_day: { id: string; child_id: string; day: Day } & Scores;
  set_reminder: {
    id: string;
    child_id: string;
    routine_id: string;
    at: WallTime;
    weekdays: number;
    zone: string;
    on: boolean;
  };
}

/** What makes words private: said where they are, left out where they are not. */
export function onlyForMe(words: { private: boolean }): { private?: true } {
  return words.private ? { private: true } : {};
}

export type MutationName = keyof Mutations;

/** One mutation with its own arguments, as it travels. */
export type Mutation = {
  [N in MutationName]: { id: string; name: N; args: Mutations[N]; at: Instant };
}[MutationName];

export type Reason =
  | "gone"
  | "not-allowed"
  | "invalid"
  | "too-long"
  | "unknown-mutation"
  | "day-out-of-range"
  | "too-many"
  | "conflict";

/** waiting: not sent; applied: kept by the server, its row not pulled yet; rejected: kept here with the reason. */
export type EntryState = "waiting" | "applied" | "rejected";

/** One line of the outbox, in the order it was written down. */
export interface Entry {
  seq: number;
  mutation: Mutation;
  state: EntryState;
  reason: Reason | null;
}

/** What could not be kept by the server: the words stay here until somebody decides. */
export interface Rejected {
  id: string;
  mutation: Mutation;
  reason: Reason;
}
