import assert from "node:assert/strict";
import { test } from "node:test";
import { lastMet, meetingsWith, ownStep } from "../src/food/meetings";
import { foodOf, foodsOn } from "../src/food/shelves";
import { journalOf } from "../src/journal/timeline";
import { emptyView } from "../src/store/snapshot";
import type { Food, FoodStep, Rung, View } from "../src/store/types";

function kitchen(): View {
  const view = emptyView();
  const food = (id: string, root: string, name: string, shelf: string, told_at = "2026-11-01T08:00:00Z", child_id = "mika") =>
    view.foods.set(id, { id, root, name, shelf, told_at, child_id, note: "" } as Food);
  const step = (id: string, rung: Rung, day: string, account_id = "ana", food_root = "mango") =>
    view.foodSteps.set(id, { id, rung, day, account_id, food_root, child_id: "mika", noted_at: `${day}T1${id}:00:00Z` } as FoodStep);
  food("1", "toast", "toast", "safe");
  food("2", "mango", "mango", "learning");
  food("3", "mango", "mango, cold", "learning", "2026-11-02T08:00:00Z");
  food("4", "apple", "apple", "safe");
  food("5", "rice", "rice", "safe", "2026-11-01T08:00:00Z", "noor");
  step("1", "smelled", "2026-11-03");
  step("2", "table", "2026-11-03", "sam");
  step("3", "touched", "2026-11-05");
  step("4", "touched", "2026-11-05", "sam");
  step("5", "bite", "2026-11-06", "ana", "toast");
  return view;
}

test("a shelf has one child's foods by name", () => {
  assert.deepEqual(foodsOn(kitchen(), "mika", "safe").map(({ name }) => name), ["apple", "toast"]);
});

test("two wordings of one food stand side by side until somebody takes one out", () => {
  assert.deepEqual(foodsOn(kitchen(), "mika", "learning").map(({ name }) => name), ["mango", "mango, cold"]);
});

test("a food is called what it was called last, and nothing where it was taken out", () => {
  assert.equal(foodOf(kitchen(), "mango")?.name, "mango, cold");
  assert.equal(foodOf(kitchen(), "gone"), null);
});

test("meetings are days with what happened on them, newest first, however many noted it", () => {
  assert.deepEqual(meetingsWith(kitchen(), "mango"), [
    { day: "2026-11-05", rungs: ["touched"] },
    { day: "2026-11-03", rungs: ["table", "smelled"] },
  ]);
  assert.equal(lastMet(kitchen(), "mango"), "2026-11-05");
  assert.equal(lastMet(kitchen(), "apple"), null);
});

test("what one noted oneself on a day can be found to take it back, and nobody else's", () => {
  assert.equal(ownStep(kitchen(), "mango", "touched", "2026-11-05", "sam")?.id, "4");
  assert.equal(ownStep(kitchen(), "mango", "smelled", "2026-11-03", "sam"), null);
});

test("meetings are in the journal among the other entries, and can be looked at alone", () => {
  const days = journalOf(kitchen(), "mika", "food").map(({ day, entries }) => [day, entries.map(({ id }) => id)]);
  assert.deepEqual(days, [["2026-11-06", ["5"]], ["2026-11-05", ["4", "3"]], ["2026-11-03", ["2", "1"]]]);
  assert.deepEqual(journalOf(kitchen(), "mika").length, 3);
});
