/** Days and wall times as the family lives them: a day starts at 04:00 where the family is. */

import type { Day, Instant, WallTime } from "./store/types";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The family's day at an instant: before `startsAt` (local hour) it is still yesterday. */
export function localDay(now: Date, zone: string, startsAt = 4): Day {
  const { day, hour } = wallClock(now, zone);
  return hour < startsAt ? addDays(day, -1) : day;
}

/** Local wall time `HH:MM` at an instant. */
export function wallTime(now: Date, zone: string): WallTime {
  const { hour, minute } = wallClock(now, zone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** The day `count` days after `day` (calendar days, no clock involved). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The bit of a day's weekday in a weekday mask: Monday 1 to Sunday 64. */
export function weekdayBit(day: Day): number {
  return 1 << ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
}

/** Whether a weekday mask names this day. */
export function happensOn(weekdays: number, day: Day): boolean {
  return (weekdays & weekdayBit(day)) !== 0;
}

/** Minutes after midnight of a wall time. */
export function minutesOf(time: WallTime): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** Now as the wire writes instants: ISO 8601, UTC, `Z`. */
export function instant(now: Date = new Date()): Instant {
  return now.toISOString();
}

/** The zone this device is set to. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The instant of a wall time on a date in a zone: a skipped one moves on by the gap, of two the first counts. */
export function instantAt(day: Day, time: WallTime, zone: string): Date {
  const minutes = minutesOf(time);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  // Where the phone is, the date itself follows the same two rules.
  if (zone === deviceZone()) return new Date(year, month - 1, date, 0, minutes);
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const before = offsetAt(wall - DAY_MS, zone);
  const first = wall - before;
  if (offsetAt(first, zone) === before) return new Date(first);
  const after = offsetAt(wall + DAY_MS, zone);
  return new Date(offsetAt(wall - after, zone) === after ? wall - after : first);
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const { day, hour, minute } = clockIn(new Date(at), zone);
  return Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

interface WallClock {
  day: Day;
  hour: number;
  minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(now: Date, zone: string): WallClock {
  return zone === deviceZone() ? ownClock(now) : clockIn(now, zone);
}

/** Nearly every family is where its phone is, and there the date itself knows the time. */
function ownClock(now: Date): WallClock {
  const day = [String(now.getFullYear()), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join("-");
  return { day, hour: now.getHours(), minute: now.getMinutes() };
}

function clockIn(now: Date, zone: string): WallClock {
  let format = clocks.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(zone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(now)) part[type] = value;
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour), minute: Number(part.minute) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
