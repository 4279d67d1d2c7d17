import assert from "node:assert/strict";
import { test } from "node:test";
import { BREATH, breathAt } from "../src/calm/breath";
import { fittingIdeas } from "../src/play/filter";
import type { Activity } from "../src/store/content-types";

const IDEAS = [
  { id: "run", title: "Run", energy: "high", minutes: { min: 5, max: 10 }, age_bands: ["4-5"] },
  { id: "draw", title: "Draw", energy: "low", minutes: { min: 10, max: 20 }, age_bands: ["4-5"] },
  { id: "hum", title: "Hum", energy: "low", minutes: { min: 2, max: 4 }, age_bands: ["4-5", "13+"] },
] as unknown as Activity[];

function ids(age: "4-5" | "13+" | null, minutes: number | null, energy: "low" | "high" | null): string[] {
  return fittingIdeas(IDEAS, age, { minutes, energy }).map(({ id }) => id);
}

test("ideas come the calmest first, then the shortest", () => {
  assert.deepEqual(ids(null, null, null), ["hum", "draw", "run"]);
});

test("minutes, energy and age each take ideas away", () => {
  assert.deepEqual(ids(null, 5, null), ["hum", "run"]);
  assert.deepEqual(ids(null, 5, "high"), ["run"]);
  assert.deepEqual(ids("13+", null, null), ["hum"]);
});

test("a breath is four seconds in and six out, counted down", () => {
  assert.deepEqual(breathAt(0), { phase: "in", left: 4 });
  assert.deepEqual(breathAt(BREATH.in), { phase: "out", left: 6 });
  assert.deepEqual(breathAt(BREATH.in + BREATH.out), breathAt(0));
});
