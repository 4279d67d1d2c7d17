/** Which ideas suit a child now. Pure: the same facts give the same ideas on every phone. */

import type { Place, PlayIdea, Thing } from "../store/content-types";
import type { PlayFacts } from "./facts";
import { type Reason, reasonFor, weightsOf } from "./reasons";
import { spread } from "./spread";

/** What somebody wants just now; null where it does not matter. */
export interface PlayWish {
  minutes: number | null;
  place: Place | null;
  effect: "settling" | "waking" | null;
  /** What is at hand. */
  things: Thing[] | null;
}

type Wished = keyof PlayWish;

export interface Picked {
  item: PlayIdea;
  reason: Reason;
  /** Wishes it does not meet, because too few ideas met them all. */
  given: Wished[];
}

export const NO_WISH: PlayWish = { minutes: null, place: null, effect: null, things: null };

/** How far the day's own order may move an idea: enough that a month brings variety, too little to beat a reason. */
const DAILY = 12;
/** Two ideas of one kind side by side are one idea too many. */
const SAME_KIND = 10;
/** What giving up a wish costs. A home finds a swap for a thing sooner than a calm child in a lively game. */
const COST: Record<Wished, number> = { things: 1, minutes: 2, place: 4, effect: 8 };

/** The best few, different in kind where they can be; never empty while there is anything safe. */
export function pickIdeas(activities: PlayIdea[], facts: PlayFacts, wish: PlayWish = NO_WISH, count = 3): Picked[] {
  const left = suitable(activities, facts).map((item) => ({
    item,
    given: givenUp(item, wish),
    score: scoreOf(item, facts),
  }));
  const picked: Picked[] = [];
  while (picked.length < count && left.length > 0) {
    const kinds = new Set(picked.map(({ item }) => item.domains[0]));
    const rank = (one: (typeof left)[number]) =>
      one.score - costOf(one.given) * 1000 - (kinds.has(one.item.domains[0]) ? SAME_KIND : 0);
    const best = left.reduce((first, one) => (rank(one) > rank(first) ? one : first));
    left.splice(left.indexOf(best), 1);
    picked.push({ item: best.item, reason: reasonFor(best.item, facts), given: best.given });
  }
  return picked;
}

/** Everything that is safe for the child, what suits them today first. */
export function inPersonalOrder(activities: PlayIdea[], facts: PlayFacts): PlayIdea[] {
  const scores = new Map(activities.map((one) => [one.id, scoreOf(one, facts)]));
  return suitable(activities, facts).sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0));
}

/** Whether an idea is for this age, and holds nothing to swallow where things go into the mouth. */
export function isSafeFor(activity: PlayIdea, facts: Pick<PlayFacts, "ageBand" | "cautious">): boolean {
  return activity.age_bands.includes(facts.ageBand) && !(facts.cautious && mayBeSwallowed(activity));
}

/** Whether an adult has to be told, for this child, that it has parts which do not belong in a mouth. */
export function needsWarning(activity: PlayIdea, facts: Pick<PlayFacts, "cautious"> | null): boolean {
  return facts?.cautious === true && mayBeSwallowed(activity);
}

/** Whether it has parts that do not belong in a mouth. */
function mayBeSwallowed({ safety }: PlayIdea): boolean {
  return safety.flags.includes("small_parts") || safety.flags.includes("mouthing");
}

/** What is safe; where a library has nothing for the age, what asks for no care at any. */
function suitable(activities: PlayIdea[], facts: PlayFacts): PlayIdea[] {
  const safe = activities.filter((one) => isSafeFor(one, facts));
  return safe.length > 0 ? safe : activities.filter(({ safety }) => safety.flags.length === 0);
}

function scoreOf(activity: PlayIdea, facts: PlayFacts): number {
  const sum = weightsOf(activity, facts).reduce((total, { adds }) => total + adds, 0);
  return sum + DAILY * spread(`${facts.child} ${activity.id} ${facts.day}`);
}

function givenUp(activity: PlayIdea, wish: PlayWish): Wished[] {
  const { minutes, place, effect, things } = wish;
  const usual = activity.sensory.usual_effect;
  const met: Record<Wished, boolean> = {
    minutes: minutes === null || activity.minutes.min <= minutes,
    place: place === null || activity.places.includes(place) || activity.places.includes("anywhere"),
    effect: effect === null || usual === effect || usual === "either",
    things: things === null || activity.needs.every((thing) => things.includes(thing)),
  };
  return (Object.keys(met) as Wished[]).filter((name) => !met[name]);
}

function costOf(given: Wished[]): number {
  return given.reduce((total, name) => total + COST[name], 0);
}
