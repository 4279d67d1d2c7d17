/** The rows of the feed, exactly as `POST /api/sync` sends their bodies. */

import type { AboutLine, Contact, Food, FoodStep, Moment, Profile } from "./child-types";
import type { Assignment, Idea, OwnActivity, Play } from "./play-types";
import type { Duty, Pause, Reminder, ReminderChoices } from "./reminder-types";

export type * from "./child-types";
export type * from "./play-types";
export type * from "./reminder-types";

export type Day = string;
export type Instant = string;
export type WallTime = string;
export type AgeBand = "2-3" | "4-5" | "6-8" | "9-12" | "13+";
export type Area = "self_care" | "communication" | "play" | "eating" | "sleep" | "calm";
export type MarkState = "done" | "not_today" | "open";
export type Score = 1 | 2 | 3 | 4 | 5;
export type Role = "owner" | "parent" | "carer";
export type InvitedRole = Role | "therapist";

export interface Family {
  id: string;
  zone: string;
  day_starts_at: number;
  /** ISO 3166, for the numbers to call; nothing where nobody has said. */
  country?: string | null;
}

export interface Person {
  id: string;
  name: string;
  /** "former": was in the family, and stays the name under what they wrote. */
  role: Role | "former";
}

export interface Child {
  id: string;
  nickname: string;
  age_band: AgeBand;
  picture: string;
}

export interface Routine {
  id: string;
  child_id: string;
  template_id: string | null;
  title: string;
  picture: string;
  starts_at: WallTime;
  weekdays: number;
  /** The one day it is for; its weekdays say nothing then. Rows from before there were such days lack it. */
  only_on?: Day | null;
  retired: boolean;
}

export interface Step {
  id: string;
  routine_id: string;
  child_id: string;
  label: string;
  picture: string;
  /** Its smaller steps, in order; rows from before there were any lack them. */
  parts?: string[];
  position: string;
}

export interface Mark {
  id: string;
  step_id: string;
  routine_id: string;
  child_id: string;
  account_id: string;
  day: Day;
  state: MarkState;
  marked_at: Instant;
}

export interface Win {
  id: string;
  child_id: string;
  account_id: string;
  happened_on: Day;
  text: string;
  areas: Area[];
  /** For nobody but its author. */
  private: boolean;
  logged_at: Instant;
}

/** The six things a parent can say about a day; null = left blank. */
export interface Scores {
  mood: Score | null;
  communication: Score | null;
  sleep: Score | null;
  attention: Score | null;
  irritability: Score | null;
  comfort: Score | null;
}

export interface Rating extends Scores {
  id: string;
  child_id: string;
  account_id: string;
  day: Day;
  rated_at: Instant;
}

/** A place somebody has asked for, and who offered it. */
export interface Asked {
  role: InvitedRole;
  invited_by: string;
}

/** When a place in a family ends, where it does. */
export interface Place {
  /** A carer's ends by itself. */
  until: Instant | null;
  /** An owner's ends because another owner asked for it, unless one of the two takes it back. */
  removal_at: Instant | null;
}

/** Answer of `GET /api/me`: who is signed in on this device. */
export interface Me {
  account: { id: string; name: string };
  /** A `helper` came in by a link and a PIN, and has nothing of their own to sign in with. */
  family: ({ id: string; role: Role; zone: string; day_starts_at: number; helper?: boolean } & Partial<Place>) | null;
  /** Families whose link was opened and who have not said yes or no. */
  asked?: Asked[];
  therapist: boolean;
  demo: boolean;
  demo_ends_at: Instant | null;
  shared_device: boolean;
  /** When somebody came back in by a recovery, within the past day. */
  recovered_at?: Instant | null;
}

/** Feed kind -> body. */
export interface Bodies {
  family: Family;
  person: Person;
  child: Child;
  routine: Routine;
  step: Step;
  mark: Mark;
  win: Win;
  rating: Rating;
  reminder: Reminder;
  duty: Duty;
  pause: Pause;
  reminder_choices: ReminderChoices;
  moment: Moment;
  profile: Profile;
  about: AboutLine;
  play: Play;
  idea: Idea;
  activity: OwnActivity;
  assignment: Assignment;
  food: Food;
  food_step: FoodStep;
  contact: Contact;
}

export type Kind = keyof Bodies;

/** What the views read: every row by kind, then by id. */
export interface View {
  families: Map<string, Family>;
  persons: Map<string, Person>;
  children: Map<string, Child>;
  routines: Map<string, Routine>;
  steps: Map<string, Step>;
  marks: Map<string, Mark>;
  wins: Map<string, Win>;
  ratings: Map<string, Rating>;
  reminders: Map<string, Reminder>;
  duties: Map<string, Duty>;
  pauses: Map<string, Pause>;
  choices: Map<string, ReminderChoices>;
  moments: Map<string, Moment>;
  profiles: Map<string, Profile>;
  about: Map<string, AboutLine>;
  plays: Map<string, Play>;
  ideas: Map<string, Idea>;
  activities: Map<string, OwnActivity>;
  assignments: Map<string, Assignment>;
  foods: Map<string, Food>;
  foodSteps: Map<string, FoodStep>;
  contacts: Map<string, Contact>;
}

/** One line of the feed; a null body says the row is gone. */
export interface Change {
  kind: Kind;
  id: string;
  revision: number;
  body: Bodies[Kind] | null;
}
