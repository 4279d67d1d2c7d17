import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activity, CalmTip, RestTip } from "../src/store/content-types";
import { emptyView } from "../src/store/snapshot";
import type { Rating, Win } from "../src/store/types";
import { addDays } from "../src/time";
import { type DayFacts, factsOf, pickIdea, pickTip } from "../src/today/ideas";

const DAY = "2026-11-23";

function activity(id: string, more: Partial<Activity> = {}): Activity {
  const sensory = { channels: [], intensity: 1, usual_effect: "either", notes: "" };
  return { id, age_bands: ["4-5"], energy: "high", domains: ["GM"], sensory, ...more } as unknown as Activity;
}

function facts(more: Partial<DayFacts> = {}): DayFacts {
  return { child: "mika", ageBand: "4-5", day: DAY, clock: "08:00", tired: false, overloaded: false, areas: [], ...more };
}

test("an idea fits the child's age, and says so", () => {
  const picked = pickIdea([activity("a"), activity("b", { age_bands: ["13+"] })], facts());
  assert.deepEqual([picked?.item.id, picked?.reason], ["a", { why: "age" }]);
});

test("where nothing fits the age there is still an idea, without that reason", () => {
  const picked = pickIdea([activity("a", { age_bands: ["13+"] })], facts());
  assert.deepEqual([picked?.item.id, picked?.reason.why], ["a", "any"]);
});

test("without content there is no idea", () => {
  assert.equal(pickIdea([], facts()), null);
});

test("the same day gives the same idea, and each of five days another one", () => {
  const pool = ["a", "b", "c", "d", "e"].map((id) => activity(id));
  const on = (offset: number) => pickIdea(pool, facts({ day: addDays(DAY, offset) }))?.item.id;
  assert.equal(on(0), on(0));
  assert.equal(new Set([0, 1, 2, 3, 4].map(on)).size, 5);
});

test("after a broken night the idea is a calm one, whatever else was going on", () => {
  const pool = [activity("wild", { domains: ["COM"] }), activity("soft", { energy: "low" })];
  const picked = pickIdea(pool, facts({ tired: true, areas: ["communication"] }));
  assert.deepEqual([picked?.item.id, picked?.reason.why], ["soft", "sleep"]);
});

test("in the evening the idea is a calm one", () => {
  const pool = [activity("wild"), activity("soft", { energy: "low" })];
  const picked = pickIdea(pool, facts({ clock: "18:10" }));
  assert.deepEqual([picked?.item.id, picked?.reason.why], ["soft", "evening"]);
});

test("what this week's wins were about brings an idea of its kind", () => {
  const pool = [activity("a"), activity("b", { domains: ["COM"] })];
  const picked = pickIdea(pool, facts({ areas: ["sleep", "communication"] }));
  assert.deepEqual([picked?.item.id, picked?.reason], ["b", { why: "area", area: "communication" }]);
});

test("only the last week's wins and the last two days' check-ins count", () => {
  const view = emptyView();
  const win = (id: string, happened_on: string, areas: string[]) =>
    view.wins.set(id, { id, child_id: "mika", happened_on, areas } as unknown as Win);
  win("1", DAY, ["play"]);
  win("2", addDays(DAY, -6), ["calm", "play"]);
  win("3", addDays(DAY, -7), ["eating"]);
  const rating = (id: string, day: string, comfort: number) =>
    view.ratings.set(id, { id, child_id: "mika", day, sleep: null, comfort } as unknown as Rating);
  rating("1", addDays(DAY, -2), 1);
  rating("2", addDays(DAY, -1), 3);
  const known = factsOf(view, "mika", "4-5", DAY, "08:00");
  assert.deepEqual(known.areas, ["play", "calm"]);
  assert.deepEqual([known.tired, known.overloaded], [false, false]);
});

const calm = [
  { id: "c1", when: "during", moment: "any" },
  { id: "c2", when: "before", moment: "any" },
  { id: "c3", when: "set_up", moment: "evening" },
] as CalmTip[];
const rest = [
  { id: "r1", when: "night", moment: "any" },
  { id: "r2", when: "wind_down", moment: "any" },
] as RestTip[];

test("a tip for the hardest moment never stands on Today", () => {
  const days = Array.from({ length: 10 }, (_, offset) => addDays(DAY, offset));
  for (const day of days) assert.notEqual(pickTip(calm, rest, facts({ day }))?.item.id, "c1");
});

test("a broken night brings a tip for the evening, a hard day one for early signs", () => {
  assert.equal(pickTip(calm, rest, facts({ tired: true }))?.item.id, "r2");
  assert.equal(pickTip(calm, rest, facts({ overloaded: true }))?.item.id, "c2");
});

test("an evening tip comes in the evening, and says why", () => {
  const picked = pickTip(calm, rest, facts({ clock: "19:30" }));
  assert.deepEqual([picked?.item.id, picked?.reason.why], ["c3", "evening"]);
});
