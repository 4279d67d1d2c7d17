/** Links to one page about a child: made, listed and stopped with a connection only. */

import { getJson, send } from "../api";
import type { Instant } from "../store/types";

export interface AboutCard {
  id: string;
  child_id: string;
  made_by: string;
  created_at: Instant;
  ends_at: Instant;
  /** When it last opened the page; null where nobody has used it yet. */
  opened_at: Instant | null;
}

/** A card with its link, which is told this once. */
export interface NewAboutCard extends AboutCard {
  link: string;
  /** The link as a picture, a data URI. */
  qr: string;
}

export const CARD_DAYS = [7, 30, 90] as const;
export type CardDays = (typeof CARD_DAYS)[number];

/** The links that open something now. */
export async function readAboutCards(): Promise<AboutCard[]> {
  return (await getJson<{ cards: AboutCard[] }>("/api/about-cards")).cards;
}

/** Make a link that ends by itself. */
export function makeAboutCard(card: { id: string; child_id: string; days: CardDays }): Promise<NewAboutCard> {
  return send<NewAboutCard>("POST", "/api/about-cards", card);
}

/** Make a link open nothing. */
export function stopAboutCard(id: string): Promise<void> {
  return send<void>("DELETE", `/api/about-cards/${id}`);
}
