/** What an invitation offers, in words: as what somebody comes in, and what they will see. */

import type { Invitation } from "../api/sharing";
import { bdi, formatDate, t } from "../i18n";
import type { Day, InvitedRole } from "../store/types";
import { kindsInWords } from "./terms";

/** "As a therapist". */
export function asWhat(role: InvitedRole): string {
  return t(`asking.as.${role}`);
}

type Offer = Pick<Invitation, "role" | "kinds" | "until" | "name">;

/** One sentence of what they will see from the moment they are let in. */
export function offerInWords({ role, kinds, until }: Offer, today: Day, child: string | null): string {
  if (role !== "therapist") {
    const days = until ? ` ${t("offer.until", { day: formatDate(until.slice(0, 10), today) })}` : "";
    return t(`offer.${role}`) + days;
  }
  const words = { kinds: kindsInWords(kinds), day: formatDate(until ?? today, today) };
  return child ? t("offer.therapist-child", { ...words, child: bdi(child) }) : t("offer.therapist", words);
}
