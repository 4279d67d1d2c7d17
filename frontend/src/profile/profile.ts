/** A child's profile: what each sense seeks or avoids, and what the child is deep into. */

import type { Activity } from "../store/content-types";
import type { Profile } from "../store/types";

export const MOST_INTERESTS = 20;
export const LONGEST_INTEREST = 24;

/** Whether nothing has been said yet. */
export function isUnsaid(profile: Profile | null | undefined): boolean {
  if (!profile) return true;
  return Object.keys(profile.senses).length === 0 && profile.interests.length === 0 && profile.mouths === null;
}

/** Interests that at least one idea goes with, by how many do. */
export function knownInterests(activities: Activity[]): string[] {
  const counts = new Map<string, number>();
  for (const { interests } of activities) for (const one of interests) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([interest]) => interest);
}

/** With this interest; unchanged where it is there already, says nothing, or finds no room. */
export function withInterest(interests: string[], word: string): string[] {
  const said = word.trim().slice(0, LONGEST_INTEREST).trim();
  const known = interests.some((one) => one.toLowerCase() === said.toLowerCase());
  return known || said === "" || interests.length >= MOST_INTERESTS ? interests : [...interests, said];
}
