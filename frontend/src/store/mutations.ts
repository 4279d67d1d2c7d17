/** The words a device may say to the server: name -> arguments, as the server's args models have them. */

import type { ReminderMutations } from "./reminder-types";
import type {
  AboutLine,
  AgeBand,
  Area,
  Contact,
  Day,
  Food,
  FoodStep,
  Instant,
  Leaning,
  Level,
  MarkState,
  Moment,
  OwnActivity,
  Play,
  Scores,
  Sense,
  Shelf,
  WallTime,
} from "./types";

export interface Mutations extends ReminderMutations {
  add_child: { id: string; nickname: string; age_band: AgeBand; picture: string };
  start_routine: {
    id: string;
    child_id: string;
    template_id: string | null;
    title: string;
    picture: string;
    starts_at: WallTime;
    weekdays: number;
    only_on?: Day;
    steps: { id: string; label: string; picture: string; parts?: string[]; position: string }[];
  };
  change_routine: { id: string; title?: string; starts_at?: WallTime; weekdays?: number; retired?: boolean };
  mark_step: { id: string; step_id: string; day: Day; state: MarkState };
  log_win: { id: string; child_id: string; happened_on: Day; text: string; areas: Area[]; private?: true };
  remove_win: { id: string };
  rate_day: { id: string; child_id: string; day: Day } & Scores;
  describe_child: { child_id: string; senses?: Partial<Record<Sense, Leaning | null>>; interests?: string[]; mouths?: boolean | null };
  tell_about: Omit<AboutLine, "told_at">;
  remove_about: Removed;
  log_moment: Omit<Moment, "account_id" | "logged_at">;
  remove_moment: Removed;
  log_play: Omit<Play, "account_id" | "played_at">;
  remove_play: Removed;
  keep_idea: { id: string; child_id: string; activity_id: string; saved?: boolean; level?: Level };
  add_activity: Omit<OwnActivity, "account_id" | "told_at">;
  remove_activity: Removed;
  remove_assignment: Removed;
  add_food: Omit<Food, "told_at">;
  move_food: { id: string; shelf: Shelf };
  remove_food: Removed;
  log_food_step: Omit<FoodStep, "account_id" | "noted_at">;
  remove_food_step: Removed;
  add_contact: Omit<Contact, "told_at">;
  remove_contact: Removed;
  set_country: { country: string | null };
}

interface Removed {
  id: string;
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
