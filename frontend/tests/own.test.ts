import assert from "node:assert/strict";
import { test } from "node:test";
import { asIdea, isOwn, ownActivities } from "../src/play/own";
import { activityFrom, BLANK_IDEA, draftOf, problemWith, stepsIn } from "../src/play/own-draft";
import { ideasOf } from "../src/play/shelf";
import { isUnsaid, knownInterests, withInterest } from "../src/profile/profile";
import type { Activity } from "../src/store/content-types";
import { emptyView } from "../src/store/snapshot";
import type { OwnActivity } from "../src/store/types";

const BASKET: OwnActivity = {
  id: "1", root: "1", child_id: "mika", account_id: "ana", title: "Basket bus", summary: "All aboard.", picture: "box",
  minutes: 10, energy: "high", place: "floor", steps: ["Push.", "Stop."], told_at: "2026-11-20T10:00:00Z",
};

function viewOf(...rows: OwnActivity[]) {
  const view = emptyView();
  for (const row of rows) view.activities.set(row.id, row);
  return view;
}

test("an own idea stands among the others, under the id that every wording shares", () => {
  const again = { ...BASKET, id: "2", title: "Basket train", told_at: "2026-11-21T10:00:00Z" };
  const all = ideasOf([{ id: "act" } as Activity], viewOf(again, BASKET), "mika");
  assert.deepEqual(all.map(({ id, title }) => [id, title]), [["1", "Basket train"], ["act", undefined]]);
  assert.deepEqual(all.map(isOwn), [true, false]);
});

test("another child's ideas are not this one's", () => {
  assert.deepEqual(ownActivities(viewOf(BASKET, { ...BASKET, id: "3", root: "3", child_id: "ada" }), "ada").map(({ id }) => id), ["3"]);
});

test("an own idea is for every age, and has what the family said", () => {
  const idea = asIdea(BASKET);
  assert.deepEqual([idea.minutes, idea.places, idea.energy, idea.steps], [{ min: 10, max: 10 }, ["floor"], "high", ["Push.", "Stop."]]);
  assert.equal(idea.age_bands.length, 5);
  assert.deepEqual(idea.safety.flags, []);
  const unsaid = ["reviewed", "evidence", "people", "signals", "builds", "cost"];
  assert.deepEqual(unsaid.filter((name) => name in idea), []);
});

test("a draft becomes a row, and a row a draft, without losing a word", () => {
  const row = activityFrom(draftOf(BASKET), "mika", { id: "2", root: "1" });
  const { account_id: _by, told_at: _at, ...words } = BASKET;
  assert.deepEqual(row, { ...words, id: "2" });
});

test("steps are the lines that say something; what is too much is told", () => {
  assert.deepEqual(stepsIn(" Push. \n\n Stop.\n"), ["Push.", "Stop."]);
  assert.equal(problemWith(BLANK_IDEA), "title");
  const named = { ...BLANK_IDEA, title: "Bus" };
  assert.equal(problemWith(named), null);
  assert.equal(problemWith({ ...named, steps: "a\n".repeat(9) }), "many-steps");
  assert.equal(problemWith({ ...named, steps: "a".repeat(201) }), "long-step");
});

test("an interest joins once, and only while there is room", () => {
  assert.deepEqual(withInterest(["trains"], " Trains "), ["trains"]);
  assert.deepEqual(withInterest(["trains"], "  "), ["trains"]);
  assert.deepEqual(withInterest(["trains"], "lifts"), ["trains", "lifts"]);
  const full = Array.from({ length: 20 }, (_, index) => `i${index}`);
  assert.equal(withInterest(full, "lifts"), full);
  assert.equal(withInterest([], "x".repeat(40))[0]?.length, 24);
});

test("interests come by how many ideas go with them", () => {
  const ideas = [{ interests: ["space", "trains"] }, { interests: ["trains"] }] as unknown as Activity[];
  assert.deepEqual(knownInterests(ideas), ["trains", "space"]);
});

test("nothing is said until one answer is", () => {
  assert.equal(isUnsaid(null), true);
  assert.equal(isUnsaid({ id: "mika", senses: {}, interests: [], mouths: null }), true);
  assert.equal(isUnsaid({ id: "mika", senses: {}, interests: [], mouths: false }), false);
});
