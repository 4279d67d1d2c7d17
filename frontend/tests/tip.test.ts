import assert from "node:assert/strict";
import { test } from "node:test";
import type { CalmTip, RestTip } from "../src/store/content-types";
import { addDays } from "../src/time";
import { pickTip } from "../src/today/tip";

const DAY = "2026-11-23";
const FACTS = { child: "mika", day: DAY, clock: "08:00", tired: false, overloaded: false };
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
  for (const day of days) assert.notEqual(pickTip(calm, rest, { ...FACTS, day })?.item.id, "c1");
});

test("a broken night brings a tip for the evening, a hard day one for early signs", () => {
  assert.equal(pickTip(calm, rest, { ...FACTS, tired: true })?.item.id, "r2");
  assert.equal(pickTip(calm, rest, { ...FACTS, overloaded: true })?.item.id, "c2");
});

test("an evening tip comes in the evening, and says why", () => {
  const picked = pickTip(calm, rest, { ...FACTS, clock: "19:30" });
  assert.deepEqual([picked?.item.id, picked?.why], ["c3", "evening"]);
});

test("without content there is no tip", () => {
  assert.equal(pickTip([], [], FACTS), null);
});
