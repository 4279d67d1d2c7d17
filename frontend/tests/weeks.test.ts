import assert from "node:assert/strict";
import { test } from "node:test";
import { CHART, heightOf, lineOf } from "../src/progress/line";
import { latest, reading, trendOf } from "../src/progress/weeks";
import type { Rating } from "../src/store/types";

const MONDAY = "2026-11-23";

function rating(day: string, mood: number | null, child_id = "mika"): Rating {
  return { id: day + mood, child_id, day, mood, sleep: null } as unknown as Rating;
}

test("a week is the average of what was said from Monday to Sunday", () => {
  const rows = [rating("2026-11-16", 3), rating("2026-11-22", 4), rating("2026-11-23", 1)];
  const { weeks } = trendOf(rows, "mika", MONDAY, 2);
  assert.deepEqual(weeks.map((week) => [week.start, week.averages.mood]), [["2026-11-16", 3.5], ["2026-11-23", null]]);
});

test("a blank row is no value, and one value is no week", () => {
  const rows = [rating("2026-11-16", 5), rating("2026-11-17", null)];
  assert.equal(trendOf(rows, "mika", MONDAY, 2).weeks[0]?.averages.mood, null);
});

test("other children, older weeks and blank days are not counted", () => {
  const rows = [rating("2026-11-16", 5), rating("2026-11-17", 5, "noor"), rating("2026-01-01", 5), rating("2026-11-18", null)];
  assert.equal(trendOf(rows, "mika", MONDAY, 2).checkIns, 1);
});

test("the newest week that has a value is the one that is read", () => {
  const rows = [rating("2026-11-09", 4), rating("2026-11-10", 4)];
  assert.equal(latest(trendOf(rows, "mika", MONDAY, 4).weeks, "mood"), 4);
  assert.equal(latest(trendOf(rows, "mika", MONDAY, 4).weeks, "sleep"), null);
});

test("within a quarter of the centre is usual, to three quarters a bit, then more", () => {
  assert.deepEqual([3, 3.25, 3.3, 3.75, 3.8, 2.7, 2.2].map(reading), [0, 0, 1, 1, 2, -1, -2]);
});

test("a gap breaks the line, and the newest point is where it ends", () => {
  const { path, end } = lineOf([3, 3, null, 4]);
  assert.equal(path.match(/M/g)?.length, 2);
  assert.deepEqual(end, { x: CHART.width - CHART.edge, y: heightOf(4) });
});

test("in right-to-left the newest week stands at the left", () => {
  assert.equal(lineOf([3, 4], true).end?.x, CHART.edge);
});

test("a week without any value draws nothing", () => {
  assert.deepEqual(lineOf([null, null]), { path: "", end: null });
});

test("a value beyond the drawn range stays inside the picture", () => {
  assert.deepEqual([heightOf(5), heightOf(1)], [CHART.edge, CHART.height - CHART.edge]);
});
