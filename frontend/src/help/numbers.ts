/** Whom to call: the numbers of a country, and the family's own before them. */

import type { Content, SafetyCard } from "../store/content-types";
import type { Contact, NumberKind } from "../store/types";

/** One number to call. */
export interface HelpNumber {
  /** null: one of the family's own, of no kind that countries have. */
  what: NumberKind | null;
  number: string;
  /** The family's own name for it and its row; null for a country's number. */
  own: Contact | null;
}

/** Every kind in the order it is listed; the emergency number comes first everywhere. */
export const NUMBER_KINDS: NumberKind[] = [
  "emergency",
  "poison",
  "crisis",
  "health_line",
  "child_protection",
  "violence_at_home",
  "parents",
];

/** Where no country is known: from a mobile phone this reaches help in most countries. */
export const ANYWHERE = "112";

// The same form as the server keeps.
const FORM = /^\+?[0-9][0-9 ()/.-]{0,22}$/;

/** All numbers of a family, the emergency numbers first; one of its own stands before the country's, and hides none. */
export function numbersFor(
  content: Pick<Content, "numbers"> | null,
  country: string | null,
  contacts: Iterable<Contact>,
): HelpNumber[] {
  const own = [...contacts].sort((a, b) => (a.told_at === b.told_at ? order(a.id, b.id) : order(a.told_at, b.told_at)));
  const known = content?.numbers.find((one) => one.country === country)?.numbers ?? [];
  const given = known.length > 0 ? known : [{ what: "emergency" as const, number: ANYWHERE }];
  const ofKind = (kind: NumberKind | null) => own.filter(({ what }) => what === kind).map(ofFamily);
  const byKind = NUMBER_KINDS.flatMap((kind) => {
    const mine = ofKind(kind);
    // A helpline that one adult would hide from another stays: what a family adds takes nothing away.
    return [...mine, ...given.filter(({ what }) => what === kind).map((one) => ({ ...one, own: null }))];
  });
  return [...byKind, ...ofKind(null)];
}

/** The numbers beside a card: emergency and the kinds it names; the family's further ones where there is time to choose. */
export function numbersOn(card: Pick<SafetyCard, "numbers" | "private" | "urgency">, numbers: HelpNumber[]): HelpNumber[] {
  const further = card.urgency !== "now" && !card.private;
  return numbers.filter(({ what }) => (what === null ? further : what === "emergency" || card.numbers.includes(what)));
}

/** Whether the pack has numbers for this country. */
export function knowsCountry(content: Pick<Content, "numbers"> | null, country: string | null): boolean {
  return content?.numbers.some((one) => one.country === country) ?? false;
}

/** The address that a phone dials. */
export function dial(number: string): string {
  return `tel:${number.replace(/[^0-9+*#]/g, "").replaceAll("#", "%23")}`;
}

/** Whether somebody typed what can be dialled. */
export function isNumber(text: string): boolean {
  return FORM.test(text.trim());
}

function ofFamily(contact: Contact): HelpNumber {
  return { what: contact.what, number: contact.number, own: contact };
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
