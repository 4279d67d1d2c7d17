import assert from "node:assert/strict";
import { test } from "node:test";
import { areasByUse } from "../src/journal/areas";
import { journalOf } from "../src/journal/timeline";
import { emptyView } from "../src/store/snapshot";
import type { Moment, Rating, View, Win } from "../src/store/types";

function journal(): View {
  const view = emptyView();
  const win = (id: string, happened_on: string, logged_at: string, areas = ["play"], child_id = "mika") =>
    view.wins.set(id, { id, child_id, happened_on, logged_at, areas } as unknown as Win);
  win("1", "2026-11-22", "2026-11-22T17:00:00Z", ["sleep", "play"]);
  win("2", "2026-11-23", "2026-11-23T08:00:00Z");
  win("3", "2026-11-23", "2026-11-23T09:00:00Z", ["sleep"], "noor");
  view.ratings.set("4", { id: "4", child_id: "mika", day: "2026-11-22", rated_at: "2026-11-22T20:00:00Z", mood: 3 } as Rating);
  view.ratings.set("5", { id: "5", child_id: "mika", day: "2026-11-22", rated_at: "2026-11-22T21:00:00Z", mood: null } as Rating);
  return view;
}

test("the journal is newest day first, newest entry first, one child only", () => {
  const days = journalOf(journal(), "mika").map(({ day, entries }) => [day, entries.map(({ id }) => id)]);
  assert.deepEqual(days, [["2026-11-23", ["2"]], ["2026-11-22", ["4", "1"]]]);
});

test("a check-in that was taken back is not in the journal", () => {
  const ids = journalOf(journal(), "mika").flatMap(({ entries }) => entries.map(({ id }) => id));
  assert.equal(ids.includes("5"), false);
});

test("a filter leaves out the days it empties", () => {
  const days = journalOf(journal(), "mika", "rating");
  assert.deepEqual(days.map(({ day, entries }) => [day, entries.length]), [["2026-11-22", 1]]);
});

test("chips come in the order this child's wins used them, the rest as always", () => {
  assert.deepEqual(areasByUse(journal(), "mika").slice(0, 3), ["play", "sleep", "self_care"]);
});

test("a hard moment stands on its day, by when it began", () => {
  const view = journal();
  const moment = { id: "6", child_id: "mika", happened_on: "2026-11-22", began_at: "2026-11-22T18:00:00Z" };
  view.moments.set("6", moment as unknown as Moment);
  assert.deepEqual(journalOf(view, "mika")[1]?.entries.map(({ id }) => id), ["4", "6", "1"]);
  assert.deepEqual(journalOf(view, "mika", "moment").map(({ day }) => day), ["2026-11-22"]);
});
