/** The content pack of `GET /api/content`: activities, routines and tips as their files have them. */

import type { AgeBand, NumberKind, Sense, WallTime } from "./types";

export type Moment = "morning" | "after_school" | "evening" | "any";
export type Energy = "low" | "medium" | "high";
export type Domain = "COM" | "SOC" | "FM" | "GM" | "SEN" | "EMO" | "COG" | "SELF" | "PRET" | "LIFE";
export type Place = "floor" | "table" | "kitchen" | "bathroom" | "outdoor" | "anywhere";
export type EvidenceLevel = "EBP" | "guideline" | "good_practice";

interface Item {
  id: string;
  title: string;
  picture: string;
  /** Whether a named clinician signed it. */
  reviewed: boolean;
}

export interface RoutineTemplate extends Item {
  moment: Moment;
  goal: string;
  starts_at: WallTime;
  weekdays: number;
  steps: { label: string; picture: string; optional: boolean; parts: string[] }[];
  plan_b: string;
  softeners: string[];
  safety: string[];
}

/** What an idea needs from the house. */
export type Thing =
  | "ball"
  | "blocks"
  | "books"
  | "box"
  | "bubbles"
  | "cards"
  | "cloth"
  | "clothes"
  | "cushions"
  | "dough"
  | "food"
  | "garden"
  | "kitchen"
  | "music"
  | "paint"
  | "pens"
  | "phone"
  | "tape"
  | "toys"
  | "water"
  | "wheels";

/** What a child may be deep into, as the content has it. */
export type Interest =
  | "animals"
  | "art"
  | "building"
  | "cars"
  | "collections"
  | "computers"
  | "cooking"
  | "dinosaurs"
  | "dressing_up"
  | "films"
  | "games"
  | "letters"
  | "machines"
  | "maps"
  | "music"
  | "nature"
  | "numbers"
  | "people"
  | "science"
  | "shopping"
  | "space"
  | "sports"
  | "stories"
  | "superheroes"
  | "trains"
  | "vehicles"
  | "water";

/** What an idea needs to be found, narrowed, picked and shown on a card: all that is known of a family's own one too. */
export interface PlayIdea {
  id: string;
  title: string;
  picture: string;
  summary: string;
  domains: Domain[];
  age_bands: AgeBand[];
  energy: Energy;
  minutes: { min: number; max: number };
  places: Place[];
  needs: Thing[];
  materials: { name: string; swap: string }[];
  steps: string[];
  aac_words: string[];
  sensory: { channels: Sense[]; intensity: 1 | 2 | 3; usual_effect: "settling" | "waking" | "either" };
  safety: { flags: string[] };
  interests: Interest[];
}

/** An idea of the library, with what only its authors can know. */
export interface Activity extends Item, PlayIdea {
  moment: Moment;
  people: "alone" | "one_adult" | "siblings_or_friends";
  before: string | null;
  signals: { enjoying: string; enough: string };
  builds: string;
  easier: string[];
  further: string[];
  sensory: PlayIdea["sensory"] & { notes: string };
  safety: PlayIdea["safety"] & { level: "near" | "arm_reach" | "hands_on"; notes: string[] };
  evidence: { level: EvidenceLevel; line: string };
  cost: "none" | "low";
}

interface Tip extends Item {
  moment: Moment;
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

export type Stage = "early" | "rising" | "peak" | "after";

/** One stage of a big feeling. */
export interface CalmStage extends Item {
  stage: Stage;
  signs: string[];
  do: string[];
  leave: string[];
}

/** Something that may help a child to settle or to sleep, to pick from. */
export interface Way extends Item {
  note: string;
  /** What stands under its picture on the child's own board. */
  word: string;
  helps_with: "calm" | "bedtime";
  avoids: Sense[];
  seeks: Sense[];
  caution: string | null;
}

/** A calm corner for a budget. */
export interface Corner extends Item {
  budget: "nothing" | "one_shelf" | "whole_corner";
  summary: string;
  things: { what: string; why: string }[];
}

export type Urgency = "now" | "today" | "soon" | "plan";
export type Topic = "calm" | "food" | "play" | "rest";

/** Fixed words for a worry. */
export interface SafetyCard extends Item {
  urgency: Urgency;
  lead: string;
  lines: string[];
  meanwhile: string[];
  /** Kinds of numbers shown beside the emergency number. */
  numbers: NumberKind[];
  topics: Topic[];
  /** Can be left at once, and stays out of the history. */
  private: boolean;
}

/** What research says about treatments that are sold to families. */
export interface EvidenceNote extends Item {
  link: string;
  short: string;
  findings: string[];
  questions: string[];
  already: string[];
}

export interface CountryNumbers {
  country: string;
  numbers: { what: NumberKind; number: string }[];
}

export interface Content {
  version: string;
  language: string;
  routines: RoutineTemplate[];
  activities: Activity[];
  calm: CalmTip[];
  rest: RestTip[];
  food: FoodTip[];
  stages: CalmStage[];
  ways: Way[];
  corners: Corner[];
  cards: SafetyCard[];
  notes: EvidenceNote[];
  numbers: CountryNumbers[];
}
