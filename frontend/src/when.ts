/** Instants as people say them: today with the time, long ago with the date only. */

import { bdi, formatDate, formatTime, relativeDay, t } from "./i18n";
import type { Instant } from "./store/types";
import { daysBetween, localDay } from "./time";

const NEAR_DAYS = 6;

/** "today, 14:05", "Thursday, 11:20", "9 October". */
export function whenInWords(at: Instant, now: Date, zone: string): string {
  const day = localDay(new Date(at), zone, 0);
  const today = localDay(now, zone, 0);
  if (Math.abs(daysBetween(day, today)) > NEAR_DAYS) return formatDate(day, today);
  return t("when.day-at", { day: relativeDay(day, today), time: bdi(formatTime(at, zone)) });
}

/** The time today, a weekday this week, else the date: for the far end of a row. */
export function shortWhen(at: Instant, now: Date, zone: string): string {
  const day = localDay(new Date(at), zone, 0);
  const today = localDay(now, zone, 0);
  if (day === today) return formatTime(at, zone);
  return daysBetween(day, today) <= NEAR_DAYS ? relativeDay(day, today) : formatDate(day, today);
}
