/** Finding an idea by some of its words. */

import type { PlayIdea } from "../store/content-types";

/** Ideas that have every word somewhere; those that have them in their title come first. */
export function findIdeas<T extends PlayIdea>(activities: T[], text: string): T[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found = activities.filter((one) => holds(everythingOf(one), words));
  const named = (one: T) => holds(one.title, words);
  return [...found.filter(named), ...found.filter((one) => !named(one))];
}

function everythingOf({ title, summary, materials, aac_words: words }: PlayIdea): string {
  const things = materials.flatMap(({ name, swap }) => [name, swap]);
  return [title, summary, ...things, ...words].join(" ");
}

function holds(text: string, words: string[]): boolean {
  const searched = plain(text);
  return words.every((word) => searched.includes(word));
}

/** Without case and accents, as people type when they are in a hurry. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
