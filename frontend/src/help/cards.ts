/** Safety cards in the order they are needed. */

import type { SafetyCard, Topic, Urgency } from "../store/content-types";

/** From the most pressing to what can be prepared. */
export const URGENCIES: Urgency[] = ["now", "today", "soon", "plan"];

/** The cards about a topic, the most pressing first. */
export function cardsAbout(cards: SafetyCard[], topic: Topic): SafetyCard[] {
  return inOrder(cards.filter(({ topics }) => topics.includes(topic)));
}

/** Groups by urgency; an urgency without a card is left out. */
export function byUrgency(cards: SafetyCard[]): { urgency: Urgency; cards: SafetyCard[] }[] {
  return URGENCIES.map((urgency) => ({ urgency, cards: cards.filter((card) => card.urgency === urgency) })).filter(
    (group) => group.cards.length > 0,
  );
}

function inOrder(cards: SafetyCard[]): SafetyCard[] {
  return byUrgency(cards).flatMap((group) => group.cards);
}
