/** Ways of the content that may help a child, for a family to pick from. */

import type { Way } from "../store/content-types";
import type { AboutLine, Leaning, Profile, Sense } from "../store/types";

type Senses = Profile["senses"];

/** Ways for this, without those the family keeps already; what fits the child's senses first. */
export function waysFor(ways: Way[], wish: Way["helps_with"], senses: Senses = {}, kept: AboutLine[] = []): Way[] {
  const known = new Set(kept.map(({ template_id }) => template_id));
  return ways
    .filter(({ id, helps_with }) => helps_with === wish && !known.has(id))
    .map((way, place) => ({ way, place, fit: fitOf(way, senses) }))
    .sort((a, b) => b.fit - a.fit || a.place - b.place)
    .map(({ way }) => way);
}

function fitOf({ avoids, seeks }: Way, senses: Senses): number {
  return leaning(avoids, senses, "avoids") + leaning(seeks, senses, "seeks");
}

function leaning(named: Sense[], senses: Senses, which: Leaning): number {
  return named.filter((sense) => senses[sense] === which).length;
}
