/** The content pack of `GET /api/content`: activities, routines and tips as their files have them. */

import type { AgeBand, WallTime } from "./types";

export type Moment = "morning" | "after_school" | "evening" | "any";
export type Energy = "low" | "medium" | "high";
export type Domain = "COM" | "SOC" | "FM" | "GM" | "SEN" | "EMO" | "COG" | "SELF" | "PRET" | "LIFE";
export type Place = "floor" | "table" | "kitchen" | "bathroom" | "outdoor" | "anywhere";
export type EvidenceLevel = "EBP" | "guideline" | "good_practice";

interface Item {
  id: string;
  title: string;
  picture: string;
  moment: Moment;
  /** Whether a named clinician signed it. */
  reviewed: boolean;
}

export interface RoutineTemplate extends Item {
  goal: string;
  starts_at: WallTime;
  weekdays: number;
  steps: { label: string; picture: string; optional: boolean }[];
  plan_b: string;
  softeners: string[];
  safety: string[];
}

export interface Activity extends Item {
  summary: string;
  domains: Domain[];
  age_bands: AgeBand[];
  energy: Energy;
  minutes: { min: number; max: number };
  people: "alone" | "one_adult" | "siblings_or_friends";
  places: Place[];
  materials: { name: string; swap: string }[];
  before: string | null;
  steps: string[];
  signals: { enjoying: string; enough: string };
  builds: string;
  easier: string[];
  further: string[];
  aac_words: string[];
  sensory: {
    channels: string[];
    intensity: 1 | 2 | 3;
    usual_effect: "settling" | "waking" | "either";
    notes: string;
  };
  safety: { level: "near" | "arm_reach" | "hands_on"; flags: string[]; notes: string[] };
  evidence: { level: EvidenceLevel; line: string };
  interests: string[];
  cost: "none" | "low";
}

interface Tip extends Item {
  text: string;
  evidence: EvidenceLevel;
  ask_first: string | null;
}

export interface CalmTip extends Tip {
  when: "set_up" | "before" | "during" | "after";
  cost: "none" | "low";
}

export interface RestTip extends Tip {
  when: "day" | "wind_down" | "night";
}

export interface FoodTip extends Tip {
  when: "plan" | "table" | "watch";
}

export interface Content {
  version: string;
  routines: RoutineTemplate[];
  activities: Activity[];
  calm: CalmTip[];
  rest: RestTip[];
  food: FoodTip[];
}
