/** Whom to call from here, and who answers, in words. */

import { bdi, countryName, t } from "../i18n";
import { content, snapshot } from "../store/state";
import { country } from "./country";
import { type HelpNumber, knowsCountry, numbersFor } from "./numbers";

/** The numbers of whoever looks, as they stand now. */
export function numbersHere(): HelpNumber[] {
  return numbersFor(content.value, country.value, snapshot.value.contacts.values());
}

/** Whose emergency number it is, where a country's is shown, and how far it reaches where none is known. */
export function wordsHere(number: HelpNumber): string {
  const where = country.value;
  if (number.own) return wordsFor(number);
  if (!where || !knowsCountry(content.value, where)) return t("help.anywhere");
  return t("help.in-country", { kind: wordsFor(number), country: bdi(countryName(where)) });
}

/** Who answers: the family's own name for it, or its kind. */
export function wordsFor({ what, own }: HelpNumber): string {
  if (!own) return what ? t(`help.kind.${what}`) : "";
  return what ? t("help.own-instead", { label: bdi(own.label), kind: t(`help.kind.${what}`) }) : own.label;
}
