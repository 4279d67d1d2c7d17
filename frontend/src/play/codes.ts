/** The closed lists of play in the order they are shown in; written as records, so that the compiler notices a gap. */

import type { Domain, Energy, Place, Thing } from "../store/content-types";
import type { AgeBand, Level, Verdict } from "../store/types";

export const AGE_BANDS = codesOf<AgeBand>({ "2-3": true, "4-5": true, "6-8": true, "9-12": true, "13+": true });
export const ENERGIES = codesOf<Energy>({ low: true, medium: true, high: true });
export const LEVELS = codesOf<Level>({ easier: true, as_is: true, further: true });
export const VERDICTS = codesOf<Verdict>({ loved: true, ok: true, not_now: true });

/** Where ideas happen; anywhere is the last. */
export const PLACES = codesOf<Place>({ floor: true, table: true, kitchen: true, bathroom: true, outdoor: true, anywhere: true });

/** What ideas practise. */
export const DOMAINS = codesOf<Domain>({
  COM: true, SOC: true, PRET: true, EMO: true, SEN: true,
  GM: true, FM: true, COG: true, SELF: true, LIFE: true,
});

/** What may be at hand. */
export const THINGS = codesOf<Thing>({
  toys: true, blocks: true, ball: true, books: true, cards: true, pens: true, paint: true,
  dough: true, tape: true, box: true, cushions: true, cloth: true, clothes: true, bubbles: true,
  water: true, food: true, kitchen: true, music: true, phone: true, wheels: true, garden: true,
});

function codesOf<Code extends string>(codes: Record<Code, true>): Code[] {
  return Object.keys(codes) as Code[];
}
