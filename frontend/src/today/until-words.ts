/** The end of a pause or of somebody's turn, as people say it. */

import { bdi, formatTime, relativeDay } from "../i18n";
import type { Instant } from "../store/types";
import { localDay } from "../time";
import { whenInWords } from "../when";
import { dayStartsAt, today, zone } from "./calendar";
import { now } from "../store/state";

/** "18:00" today, "tomorrow, 07:00" later. */
export function turnEnds(until: Instant): string {
  const isToday = localDay(new Date(until), zone.value, 0) === localDay(now.value, zone.value, 0);
  return bdi(isToday ? formatTime(until, zone.value) : whenInWords(until, now.value, zone.value));
}

/** "14:00" today, else the day on which reminders come again. */
export function pauseEnds(until: Instant): string {
  const day = localDay(new Date(until), zone.value, dayStartsAt.value);
  return bdi(day === today.value ? formatTime(until, zone.value) : relativeDay(day, today.value));
}
