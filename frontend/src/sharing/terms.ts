/** What somebody will see and until when, before it is shared: the choice, and the one sentence about it. */

import type { ShareKind } from "../api/sharing";
import { bdi, formatDate, formatList, t } from "../i18n";
import type { Day } from "../store/types";
import { addDays } from "../time";

export const SHARE_KINDS: ShareKind[] = ["wins", "ratings", "routines"];

export type Term = "weeks" | "months" | "other";
export const TERMS: Term[] = ["weeks", "months", "other"];

export interface Terms {
  kinds: ShareKind[];
  term: Term;
  /** The chosen day while the term is "other". */
  day: Day | "";
}

/** How far back somebody may read. */
export type Back = "quarter" | "month" | "today";
export const BACKS: Back[] = ["quarter", "month", "today"];
const BACK_WEEKS: Record<Back, number> = { quarter: 12, month: 4, today: 0 };

const WEEKS = 4;
const MONTHS = 3;

/** Nothing is shared for longer than this without being asked again. */
export const LONGEST_DAYS = 365;

/** Wins and check-ins, for three months: what most families begin with. */
export function usualTerms(): Terms {
  return { kinds: ["wins", "ratings"], term: "months", day: "" };
}

/** The earliest day shared; a quarter is the twelve weeks a therapist looks at. */
export function sharedSince(today: Day, back: Back = "quarter"): Day {
  return addDays(today, -7 * BACK_WEEKS[back]);
}

/** What was asked about and not chosen: a no is kept as a no. */
export function refusedOf({ kinds }: Terms): ShareKind[] {
  return SHARE_KINDS.filter((kind) => !kinds.includes(kind));
}

/** The last day of sharing, or null while no day after today and within a year is chosen. */
export function untilOf({ term, day }: Terms, today: Day): Day | null {
  if (term === "weeks") return addDays(today, 7 * WEEKS);
  if (term === "months") return addMonths(today, MONTHS);
  return day > today && day <= addDays(today, LONGEST_DAYS) ? day : null;
}

/** Why it cannot be shared yet, or null. */
export function missing(name: string, terms: Terms, today: Day): string | null {
  if (!name.trim()) return t("sharing.name-first");
  if (terms.kinds.length === 0) return t("sharing.one-kind");
  if (untilOf(terms, today) === null) return t("sharing.until-later");
  return null;
}

interface Reach {
  /** Named where there are several children. */
  child?: string;
  /** The first day, where it is being chosen. */
  since?: Day;
}

/** What will be seen from when until when, and what will not; the strong words stand between `**`. */
export function resultInWords(name: string, terms: Terms, today: Day, { child, since }: Reach = {}): string {
  const until = untilOf(terms, today);
  if (!until) return t("sharing.until-later");
  const values = { name: bdi(name.trim()), kinds: kindsInWords(terms.kinds), day: formatDate(until, today) };
  const seen = child ? t("sharing.result-child", { ...values, child: bdi(child) }) : t("sharing.result", values);
  const from = since ? [t("sharing.result-since", { day: formatDate(since, today) })] : [];
  const unseen = refusedOf(terms).map((kind) => t(`sharing.nothing-off.${kind}`));
  return [seen, ...from, ...unseen].join(" ");
}

/** "small wins and check-ins". */
export function kindsInWords(kinds: ShareKind[]): string {
  return formatList(SHARE_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => t(`sharing.kind-low.${kind}`)));
}

/** The same day of a later month, or that month's last day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + count, Math.min(date, last)));
  return moved.toISOString().slice(0, 10);
}
