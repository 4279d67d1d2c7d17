/** Rows about whose attention is asked for, and when: reminders, who has it now, pauses, and each adult's limits. */

import type { Day, Instant, WallTime } from "./types";

export type ReminderAbout = "routine" | "step" | "check_in" | "exercise" | "session" | "follow_up";

/** A wall time in a zone on some weekdays. */
export interface Reminder {
  id: string;
  child_id: string;
  about: ReminderAbout;
  routine_id: string | null;
  step_id: string | null;
  assignment_id: string | null;
  /** The family's own words, where nothing else names it. */
  label: string | null;
  at: WallTime;
  weekdays: number;
  /** With more than one, the ISO week of `starts_on` is the first. */
  every_weeks: number;
  starts_on: Day | null;
  /** Its last day. */
  ends_on: Day | null;
  /** How long before `at` it comes. */
  lead_minutes: number;
  zone: string;
  /** The zone is that of whoever set it last, wherever their phone is. */
  follows_phone: boolean;
  silent: boolean;
  on: boolean;
  /** Who set it last. */
  account_id: string | null;
  /** It came several times and nothing was done: it asks once whether to be moved, dropped or kept. */
  asks: boolean;
}

/** A stretch of time that one adult began and that ends by itself: from `since` until just before `until`. */
export interface Span {
  id: string;
  account_id: string;
  since: Instant;
  until: Instant;
}

/** That adult has the child, and alone is reminded; the newest in force counts. */
export type Duty = Span;

/** Nobody in the family is reminded. */
export type Pause = Span;

/** One adult's limits, on no device but theirs; `id` is the account's. */
export interface ReminderChoices {
  id: string;
  /** null, as `quiet_to`, where no hour is quiet. */
  quiet_from: WallTime | null;
  quiet_to: WallTime | null;
  zone: string;
  most_a_day: number;
  /** Whether to tell when a therapist sent something. */
  notices: boolean;
}

export interface ReminderMutations {
  set_reminder: Omit<Reminder, "account_id" | "asks">;
  remove_reminder: { id: string };
  keep_reminder: { id: string };
  take_duty: { id: string; account_id: string; until: Instant };
  end_duty: { id: string };
  pause_reminders: { id: string; until: Instant };
  resume_reminders: { id: string };
  choose_reminders: Omit<ReminderChoices, "id" | "zone">;
  report_zone: { zone: string };
}
