/** Which ideas are left when somebody narrows them, and in which order they stand. */

import type { Domain, Energy, Place, PlayIdea, Thing } from "../store/content-types";
import type { AgeBand } from "../store/types";
import type { PlayFacts } from "./facts";
import { inPersonalOrder, isSafeFor, NO_WISH, type Picked, pickIdeas } from "./pick";

/** What was narrowed; null where it does not matter. */
export interface Filters {
  /** At most this long. */
  minutes: number | null;
  energy: Energy | null;
  domain: Domain | null;
  place: Place | null;
  /** What is at home; an empty list asks for ideas that need nothing. */
  things: Thing[] | null;
  /** Another age than the child's own. */
  age: AgeBand | null;
}

export type FilterName = keyof Filters;
export type Order = "calmest" | "personal";

export const NO_FILTERS: Filters = { minutes: null, energy: null, domain: null, place: null, things: null, age: null };

/** In the order they stand in while none is chosen. */
const NAMES: FilterName[] = ["minutes", "energy", "domain", "place", "things", "age"];
const LIVELY: Record<Energy, number> = { low: 0, medium: 1, high: 2 };

/** The idea that suits best among those left, and the others in order. */
interface Narrowed {
  first: Picked | null;
  others: PlayIdea[];
}

/** Filters that are set come before those that are not. */
export function chosenFirst(filters: Filters): FilterName[] {
  const isSet = (name: FilterName) => filters[name] !== null;
  return [...NAMES.filter(isSet), ...NAMES.filter((name) => !isSet(name))];
}

/** Ideas that meet every filter; what is not for the age or the mouth is left out. */
export function narrow(activities: PlayIdea[], facts: PlayFacts, filters: Filters, order: Order): Narrowed {
  const about = { ...facts, ageBand: filters.age ?? facts.ageBand };
  const left = activities.filter((one) => isSafeFor(one, about) && meets(one, filters));
  const first = pickIdeas(left, about, NO_WISH, 1)[0] ?? null;
  const ordered = order === "calmest" ? calmestFirst(left) : inPersonalOrder(left, about);
  return { first, others: ordered.filter(({ id }) => id !== first?.item.id) };
}

/** The calmest first, then the shortest. */
export function calmestFirst<T extends PlayIdea>(activities: T[]): T[] {
  return [...activities].sort(
    (a, b) => LIVELY[a.energy] - LIVELY[b.energy] || a.minutes.min - b.minutes.min || (a.title < b.title ? -1 : 1),
  );
}

function meets(one: PlayIdea, { minutes, energy, domain, place, things }: Filters): boolean {
  return (
    (minutes === null || one.minutes.min <= minutes) &&
    (energy === null || one.energy === energy) &&
    (domain === null || one.domains.includes(domain)) &&
    (place === null || one.places.includes(place) || one.places.includes("anywhere")) &&
    (things === null || one.needs.every((thing) => things.includes(thing)))
  );
}
