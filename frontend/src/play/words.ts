/** What ideas, places and things are called on screen. */

import { ageInWords } from "../age";
import { t } from "../i18n";
import type { Domain, EvidenceLevel, PlayIdea } from "../store/content-types";
import type { FilterName, Filters } from "./filter";
import type { PlayFacts } from "./facts";
import { needsWarning, type Picked } from "./pick";
import { reasonInWords } from "./reason-words";

/** What an idea practises. */
export function domainInWords(domain: Domain): string {
  return t(`domain.${domain.toLowerCase() as Lowercase<Domain>}`);
}

/** How sure anybody can be that it helps. */
export function evidenceInWords(level: EvidenceLevel): string {
  return t(`evidence.${level.toLowerCase() as Lowercase<EvidenceLevel>}`);
}

/** "5 to 10 min", "10 min". */
export function minutesInWords({ minutes: { min, max } }: PlayIdea): string {
  return min === max ? t("play.minutes-one", { min }) : t("play.minutes", { min, max });
}

/** From the youngest to the oldest it is for; nothing where it is for all. */
export function agesInWords({ age_bands: bands }: PlayIdea): string {
  const first = bands[0];
  const last = bands.at(-1);
  if (!first || !last) return "";
  if (first === last) return t("play.ages-one", { ages: ageInWords(first) });
  const from = first.split("-")[0] ?? "";
  const to = last.split("-")[1];
  return to ? t("play.ages-one", { ages: t("age.range", { from, to }) }) : t("play.ages-up", { from });
}

/** What has to be in the house, at most two things of it. */
export function needsInWords({ needs }: PlayIdea): string {
  const [one, other] = needs.map((thing) => t(`thing.${thing}`));
  return one && other ? t("play.things-two", { one, other }) : (one ?? "");
}

/** Why it is here, and in which way it is not quite what was asked for. */
export function pickInWords({ item, reason, given }: Picked, facts: PlayFacts): string {
  const words = [reasonInWords(reason), ...given.map((name) => t(`play.given.${name}`))];
  return [...words, ...warningInWords(item, facts)].join(" ");
}

/** For a child who puts things into the mouth, what has parts that do not belong there. */
export function warningInWords(activity: PlayIdea, facts: PlayFacts | null): string[] {
  return needsWarning(activity, facts) ? [t("play.not-for-mouths")] : [];
}

/** A filter as its chip says it: what it would narrow, or what was chosen. */
export function filterInWords(name: FilterName, filters: Filters): string {
  const { minutes, energy, domain, place, things, age } = filters;
  if (name === "minutes" && minutes !== null) return t("play.up-to", { minutes });
  if (name === "energy" && energy !== null) return t(`energy.${energy}`);
  if (name === "domain" && domain !== null) return domainInWords(domain);
  if (name === "place" && place !== null) return t(`place.${place}`);
  if (name === "things" && things !== null) return thingsInWords(things);
  if (name === "age" && age !== null) return t("settings.age", { age: ageInWords(age) });
  return t(`play.filter.${name}`);
}

/** How much is at hand. */
export function thingsInWords(things: readonly string[]): string {
  return things.length === 0 ? t("play.things-none") : t("play.things-chosen", { count: things.length });
}
