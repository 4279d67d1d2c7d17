import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseloadChild, ReviewEntry } from "../src/api/caseload";
import { mondayOfWeek } from "../src/desk/iso-week";
import { neighbour, type QueueFilter, queueOf, withSeen } from "../src/desk/queue";
import { lineAbove, reviewDays } from "../src/desk/review-days";
import { roomIn } from "../src/desk/room";
import { sparkHeight, sparkOf } from "../src/desk/spark-line";

const child = (child_id: string, new_count: number, parents = ["Priya"]) =>
  ({ child_id, nickname: child_id, new_count, parents, seen_at: null }) as CaseloadChild;
const CASELOAD = [child("Ada", 2), child("Jonah", 1), child("Rosa", 0, ["Inés", "Paul"])];

function shown(filter: QueueFilter, letters = ""): string[][] {
  const { first, rest } = queueOf(CASELOAD, filter, letters);
  return [first, rest].map((rows) => rows.map(({ child_id }) => child_id));
}

const entry = (id: string, day: string, at: string, kind: "win" | "rating" = "win") => ({ id, day, at, kind }) as ReviewEntry;
const JOURNAL = [
  entry("d", "2026-11-23", "2026-11-23T09:00:00Z"),
  entry("c", "2026-11-22", "2026-11-22T20:00:00Z", "rating"),
  entry("b", "2026-11-22", "2026-11-22T08:00:00Z"),
  entry("a", "2026-11-20", "2026-11-20T08:00:00Z"),
];

test("new families come first and the seen ones stay below", () => {
  assert.deepEqual(shown("new"), [["Ada", "Jonah"], ["Rosa"]]);
  assert.deepEqual(shown("all"), [["Ada", "Jonah", "Rosa"], []]);
});

test("a family is found by the child's or a parent's name, without accents", () => {
  assert.deepEqual(shown("all", " ines"), [["Rosa"], []]);
  assert.deepEqual(shown("new", "JON"), [["Jonah"], []]);
});

test("J and K walk through both groups and stop at the ends", () => {
  const queue = queueOf(CASELOAD, "new", "");
  assert.deepEqual(
    [neighbour(queue, null, 1), neighbour(queue, "Jonah", 1), neighbour(queue, "Rosa", 1), neighbour(queue, "Ada", -1)],
    ["Ada", "Rosa", "Rosa", "Ada"],
  );
});

test("a family marked as seen has nothing new any more, the others keep theirs", () => {
  const after = withSeen(CASELOAD, "Ada", "2026-11-23T12:00:00Z");
  assert.deepEqual(after.map(({ new_count, seen_at }) => [new_count, seen_at]), [
    [0, "2026-11-23T12:00:00Z"],
    [1, null],
    [0, null],
  ]);
});

test("the line stands above the first entry that was there at the last look", () => {
  const days = reviewDays(JOURNAL, "all");
  assert.equal(lineAbove(days, "2026-11-22T12:00:00Z"), "b");
  assert.equal(lineAbove(days, "2026-11-22T20:00:00.000Z"), "c");
});

test("there is no line where nothing is new, nothing was seen, or everything is new", () => {
  const days = reviewDays(JOURNAL, "all");
  assert.deepEqual(["2026-11-23T10:00:00Z", null, "2026-11-01T00:00:00Z"].map((at) => lineAbove(days, at)), [null, null, null]);
});

test("a filter of the journal leaves out the days it empties", () => {
  assert.deepEqual(reviewDays(JOURNAL, "rating").map(({ day, entries }) => [day, entries.length]), [["2026-11-22", 1]]);
});

test("a line has gaps where weeks are missing and ends at the last week that is known", () => {
  const { path, end } = sparkOf([3, 4, null, 3, null]);
  assert.equal(path.match(/M/g)?.length, 2);
  assert.equal(end?.y, sparkHeight(3));
  assert.ok(sparkOf([3, 4], true).path.startsWith("M166"));
});

test("usual stands in the middle, and what lies beyond the reach stays inside", () => {
  assert.deepEqual([sparkHeight(3), sparkHeight(5), sparkHeight(1)], [19, 4, 34]);
});

test("a week begins on its ISO Monday, also where the year turns", () => {
  assert.equal(mondayOfWeek("2026-W48"), "2026-11-23");
  assert.equal(mondayOfWeek("2026-W01"), "2025-12-29");
  assert.equal(mondayOfWeek("2020-W53"), "2020-12-28");
});

test("the desk becomes a phone where letters are large", () => {
  assert.deepEqual([1280 / 16, 1100 / 16, 900 / 16, 390 / 16, 1280 / 32].map(roomIn), [
    "wide",
    "desk",
    "tablet",
    "phone",
    "phone",
  ]);
});
