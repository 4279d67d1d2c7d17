/** What the server knows of today's reminders, and the address of the calendar feed. */

import { getJson, send } from "../api";
import type { Instant } from "../store/types";

export type Outcome = "sent" | "withheld" | "late" | "coming";
export type Why = "done" | "answered" | "off" | "quiet" | "budget" | "paused" | "not_on_duty" | "unreachable";

export interface SentReminder {
  reminder_id: string;
  due_at: Instant;
  outcome: Outcome;
  why: Why | null;
}

export interface RemindersToday {
  /** Since when they go out late; null while they are in time. */
  delayed_since: Instant | null;
  rows: SentReminder[];
}

/** What became of today's reminders of whoever is signed in. */
export function readRemindersToday(): Promise<RemindersToday> {
  return getJson<RemindersToday>("/api/reminders/today");
}

export interface CalendarFeed {
  /** When the address was made; null where there is none. */
  since: Instant | null;
  last_read_at: Instant | null;
}

/** Whether there is an address. */
export function readCalendarFeed(): Promise<CalendarFeed> {
  return getJson<CalendarFeed>("/api/calendar-feed");
}

/** Make an address, which is shown this once; a former one is no more. */
export async function makeCalendarFeed(): Promise<string> {
  const { url } = await send<{ url: string }>("POST", "/api/calendar-feed", {});
  return url;
}

/** Let the address go. */
export function stopCalendarFeed(): Promise<void> {
  return send<void>("DELETE", "/api/calendar-feed");
}
