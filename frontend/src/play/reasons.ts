/** Why an idea suits a child now: everything that speaks for it or against it, and how much. */

import type { Interest, PlayIdea } from "../store/content-types";
import type { Area, Sense } from "../store/types";
import { daysBetween } from "../time";
import { greetingAt } from "../today/greeting";
import type { PlayFacts } from "./facts";

/** Why this one: a message key under `idea.why.`, with what the reason names. */
export type Reason =
  | { why: "sleep" | "comfort" | "evening" | "loved" | "saved" | "new" | "age" | "any" }
  | { why: "assigned"; name: string }
  | { why: "interest"; interest: Interest }
  | { why: "senses"; sense: Sense }
  | { why: "area"; area: Area };

/** One consideration: what it adds, and the reason it could be told as; without one it is not worth a line. */
interface Weight {
  adds: number;
  reason?: Reason;
}

const DOMAINS: Partial<Record<Area, string[]>> = {
  self_care: ["SELF"],
  communication: ["COM"],
  play: ["PRET", "SOC"],
  eating: ["LIFE"],
  calm: ["EMO", "SEN"],
};
/** What was played moves down and comes back over two weeks; what was loved a little sooner. */
const REST_DAYS = 5;
const LATELY = 14;
const REFUSED_DAYS = 14;
/** More than all others together: what a therapist sent comes first, until it was played today. */
const ASSIGNED = 200;

/** Everything that counts for or against an idea, in no order. */
export function weightsOf(activity: PlayIdea, facts: PlayFacts): Weight[] {
  return [
    ...fromTherapist(activity, facts),
    ...fromState(activity, facts),
    ...fromRecord(activity, facts),
    ...fromProfile(activity, facts),
    ...fromJournal(activity, facts),
  ];
}

/** What speaks most for it; that it fits the age where nothing else does. */
export function reasonFor(activity: PlayIdea, facts: PlayFacts): Reason {
  const told = weightsOf(activity, facts).filter(({ adds, reason }) => adds > 0 && reason);
  const most = told.sort((a, b) => b.adds - a.adds)[0];
  return most?.reason ?? { why: activity.age_bands.includes(facts.ageBand) ? "age" : "any" };
}

function fromTherapist(activity: PlayIdea, facts: PlayFacts): Weight[] {
  const sent = facts.assigned.get(activity.id);
  if (!sent || lastPlayed(activity, facts) === 0) return [];
  return [{ adds: ASSIGNED, reason: { why: "assigned", name: sent.name } }];
}

/** How the child and the day are: after a broken night and in the evening the quiet ones come first. */
function fromState(activity: PlayIdea, facts: PlayFacts): Weight[] {
  const quiet = activity.energy === "low" && activity.sensory.intensity < 3;
  const settling = quiet && activity.sensory.usual_effect === "settling";
  const late = ["evening", "night"].includes(greetingAt(facts.clock));
  const weights: Weight[] = [];
  if (facts.tired) weights.push(quiet ? { adds: 40, reason: { why: "sleep" } } : { adds: -40 });
  if (facts.overloaded) weights.push(settling ? { adds: 45, reason: { why: "comfort" } } : { adds: quiet ? 0 : -40 });
  if (late) weights.push(quiet ? { adds: 25, reason: { why: "evening" } } : { adds: -25 });
  return weights;
}

/** What was played and how it was liked. */
function fromRecord(activity: PlayIdea, facts: PlayFacts): Weight[] {
  const weights: Weight[] = [];
  if (facts.saved.has(activity.id)) weights.push({ adds: 8, reason: { why: "saved" } });
  const last = facts.lastPlay.get(activity.id);
  if (!last) return [...weights, { adds: 3, reason: { why: "new" } }];
  const ago = Math.max(0, daysBetween(last.day, facts.day));
  if (ago < LATELY) weights.push({ adds: -2 * (LATELY - ago) });
  if (last.verdict === "loved" && ago >= REST_DAYS) weights.push({ adds: 12, reason: { why: "loved" } });
  if (last.verdict === "not_now" && ago < REFUSED_DAYS) weights.push({ adds: -20 });
  return weights;
}

function fromProfile(activity: PlayIdea, facts: PlayFacts): Weight[] {
  const { senses = {}, interests = [] } = facts.profile ?? {};
  const weights: Weight[] = [];
  const interest = activity.interests.find((one) => interests.includes(one));
  if (interest) weights.push({ adds: 9, reason: { why: "interest", interest } });
  for (const sense of activity.sensory.channels) {
    if (senses[sense] === "seeks") weights.push({ adds: 6, reason: { why: "senses", sense } });
    if (senses[sense] === "avoids") weights.push({ adds: -8 * activity.sensory.intensity });
  }
  return weights;
}

function fromJournal(activity: PlayIdea, facts: PlayFacts): Weight[] {
  const area = facts.areas.find((one) => DOMAINS[one]?.some((domain) => activity.domains.some((own) => own === domain)));
  return area ? [{ adds: 5, reason: { why: "area", area } }] : [];
}

/** Days since it was last played; null where it never was. */
function lastPlayed(activity: PlayIdea, facts: PlayFacts): number | null {
  const last = facts.lastPlay.get(activity.id);
  return last ? daysBetween(last.day, facts.day) : null;
}
