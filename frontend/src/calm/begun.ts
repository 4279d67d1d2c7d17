/** That Calm was opened with a child: since when, and what was tried. Nobody is asked for it while it lasts. */

import type { Instant } from "../store/types";
import { withOrWithout } from "../with-or-without";

export interface Begun {
  at: Instant;
  /** When Calm was last in front. */
  left: Instant;
  /** Roots of the lines that were tapped. */
  tried: string[];
  /** Somebody said that the note can wait. */
  later: boolean;
}

export interface Span {
  at: Instant;
  /** Null where it was too short to say. */
  minutes: number | null;
}

const MINUTE_MS = 60_000;
const OFFER_AFTER_MIN = 20;
const OFFER_ENDS_MIN = 12 * 60;
const REST_MIN = 60;
const LONGEST_MIN = 600;

/** Calm is opened: the same one goes on, or, after an hour without it, a new one begins. */
export function open(known: Begun | undefined, now: Date): Begun {
  if (known && minutesSince(known.left, now) < REST_MIN) return known;
  const at = now.toISOString();
  return { at, left: at, tried: [], later: false };
}

/** A line was tapped; a second tap takes it back. */
export function toggled(begun: Begun, root: string, now: Date): Begun {
  return { ...begun, tried: withOrWithout(begun.tried, root), left: now.toISOString() };
}

/** Calm is left. Who comes back only for the note does not make the moment longer. */
export function leave(begun: Begun, cameAt: Date, now: Date): Begun {
  return isDue(begun, cameAt) ? begun : { ...begun, left: now.toISOString() };
}

/** When the note is offered. */
export function offeredAt(begun: Begun): Date {
  return new Date(Date.parse(begun.at) + OFFER_AFTER_MIN * MINUTE_MS);
}

/** Whether the note is offered now: 20 minutes later, and for that day only. */
export function isDue(begun: Begun, now: Date): boolean {
  const passed = minutesSince(begun.at, now);
  return passed >= OFFER_AFTER_MIN && passed < OFFER_ENDS_MIN;
}

/** From when it lasted, and about how long. */
export function spanOf({ at, left }: Begun): Span {
  const minutes = Math.round(minutesSince(at, new Date(left)));
  return { at, minutes: minutes < 1 ? null : Math.min(minutes, LONGEST_MIN) };
}

function minutesSince(at: Instant, now: Date): number {
  return (now.getTime() - Date.parse(at)) / MINUTE_MS;
}
