/** Rows about play: what was played, kept, thought of, or sent by a therapist. */

import type { Energy, Place } from "./content-types";
import type { Day, Instant } from "./types";

export type Verdict = "loved" | "ok" | "not_now";
export type Level = "easier" | "as_is" | "further";

/** That an idea was played on a day. */
export interface Play {
  id: string;
  child_id: string;
  account_id: string;
  /** An id of the content, or the root of an idea of the family's own. */
  activity_id: string;
  day: Day;
  verdict: Verdict;
  played_at: Instant;
}

/** What a family settled about an idea for a child. */
export interface Idea {
  id: string;
  child_id: string;
  activity_id: string;
  saved: boolean;
  level: Level;
}

/** An idea of the family's own; a new wording is a new row with the same root. */
export interface OwnActivity {
  id: string;
  child_id: string;
  account_id: string;
  root: string;
  title: string;
  summary: string;
  picture: string;
  minutes: number;
  energy: Energy;
  place: Place;
  steps: string[];
  told_at: Instant;
}

/** An idea that a therapist sent home. */
export interface Assignment {
  id: string;
  child_id: string;
  account_id: string;
  name: string;
  activity_id: string;
  why: string;
  assigned_at: Instant;
}
