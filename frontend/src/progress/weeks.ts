/** Six lines by week from the family's own check-ins; a week with too few stays a gap. */

import type { Day, Rating, Scores } from "../store/types";
import { addDays, weekdayBit } from "../time";

export type Measure = keyof Scores;
export const MEASURES: Measure[] = ["mood", "communication", "sleep", "attention", "irritability", "comfort"];

export interface Week {
  /** Monday of the week. */
  start: Day;
  averages: Record<Measure, number | null>;
}

export interface Trend {
  weeks: Week[];
  checkIns: number;
}

/** How a value reads beside the child's usual: -2 much less … 0 about usual … 2 much more. */
export type Reading = -2 | -1 | 0 | 1 | 2;

const ENOUGH = 2;
const USUAL = 3;

/** Whether nothing was said about a day: a check-in taken back leaves such a row. */
export function isBlank(scores: Scores): boolean {
  return MEASURES.every((measure) => scores[measure] == null);
}

/** The last `count` weeks up to `today`, oldest first. */
export function trendOf(ratings: Iterable<Rating>, child: string, today: Day, count: number): Trend {
  const first = addDays(mondayOf(today), -7 * (count - 1));
  const own = [...ratings].filter((row) => row.child_id === child && !isBlank(row));
  const rows = own.filter((row) => row.day >= first && row.day <= today);
  const weeks = Array.from({ length: count }, (_, index) => {
    const start = addDays(first, 7 * index);
    const end = addDays(start, 7);
    return weekOf(start, rows.filter((row) => row.day >= start && row.day < end));
  });
  return { weeks, checkIns: rows.length };
}

/** The newest week that has a value; null when the whole line is a gap. */
export function latest(weeks: Week[], measure: Measure): number | null {
  return weeks.findLast((week) => week.averages[measure] !== null)?.averages[measure] ?? null;
}

/** Within 0.25 of the centre is usual, to 0.75 a bit, beyond that more or less than usual. */
export function reading(average: number): Reading {
  const away = average - USUAL;
  if (Math.abs(away) <= 0.25) return 0;
  const size = Math.abs(away) <= 0.75 ? 1 : 2;
  return (away > 0 ? size : -size) as Reading;
}

function weekOf(start: Day, rows: Rating[]): Week {
  const averages = Object.fromEntries(MEASURES.map((measure) => [measure, average(rows, measure)]));
  return { start, averages: averages as Week["averages"] };
}

function average(rows: Rating[], measure: Measure): number | null {
  const values = rows.map((row) => row[measure]).filter((value) => value !== null);
  if (values.length < ENOUGH) return null;
  return values.reduce<number>((sum, value) => sum + value, 0) / values.length;
}

function mondayOf(day: Day): Day {
  return addDays(day, -Math.log2(weekdayBit(day)));
}
