/** Rows about a child: senses, what helps, hard moments, foods, and whom to call. */

import type { Day, Instant } from "./types";

/** A hard moment as one adult saw it. */
export interface Moment {
  id: string;
  child_id: string;
  account_id: string;
  happened_on: Day;
  began_at: Instant;
  minutes: number | null;
  /** Codes, or the family's own words. */
  before: string[];
  text: string;
  /** Roots of lines about the child; `helped` are those among them that helped. */
  tried: string[];
  helped: string[];
  logged_at: Instant;
}

export type Sense = "touch" | "sound" | "sight" | "move" | "heavy" | "mouth" | "smell" | "inside";
export type Leaning = "avoids" | "mixed" | "seeks";

/** A child's senses and interests; `id` is the child's. */
export interface Profile {
  id: string;
  senses: Partial<Record<Sense, Leaning>>;
  /** Codes of the content, or the family's own words. */
  interests: string[];
  /** Whether things still go into the mouth; null where nobody has said. */
  mouths: boolean | null;
}

export type AboutPart = "calm" | "bedtime" | "sign" | "avoid";

/** One line about a child; a new wording is a new line with the same root. */
export interface AboutLine {
  id: string;
  child_id: string;
  root: string;
  part: AboutPart;
  title: string;
  note: string;
  picture: string;
  template_id: string | null;
  told_at: Instant;
}

export type Shelf = "safe" | "sometimes" | "learning";
export type Rung = "table" | "touched" | "smelled" | "licked" | "bite";

/** A food and where it stands; a new wording is a new row with the same root. */
export interface Food {
  id: string;
  child_id: string;
  root: string;
  name: string;
  note: string;
  shelf: Shelf;
  told_at: Instant;
}

/** How near a food came on a day. */
export interface FoodStep {
  id: string;
  child_id: string;
  account_id: string;
  food_root: string;
  rung: Rung;
  day: Day;
  noted_at: Instant;
}

export type NumberKind =
  | "emergency"
  | "poison"
  | "crisis"
  | "health_line"
  | "child_protection"
  | "violence_at_home"
  | "parents";

/** A number to call that the family wrote down; with a kind it stands in for the country's. */
export interface Contact {
  id: string;
  label: string;
  number: string;
  what: NumberKind | null;
  told_at: Instant;
}
