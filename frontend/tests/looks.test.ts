import assert from "node:assert/strict";
import { test } from "node:test";
import { themeOf, thumbSide } from "../src/looks";

test("until the family chooses, the system decides about night", () => {
  assert.deepEqual([true, false].map((dark) => themeOf({ light: "auto", quiet: false, thumb: "right" }, dark)), ["night", "day"]);
});

test("a choice wins over the system, and quiet goes with both", () => {
  assert.equal(themeOf({ light: "day", quiet: false, thumb: "right" }, true), "day");
  assert.equal(themeOf({ light: "night", quiet: true, thumb: "right" }, false), "low-night");
  assert.equal(themeOf({ light: "day", quiet: true, thumb: "right" }, true), "low");
});

test("the thumb's side is physical: it does not move when the writing direction turns", () => {
  assert.deepEqual([thumbSide("right", "ltr"), thumbSide("right", "rtl")], ["end", "start"]);
  assert.deepEqual([thumbSide("left", "ltr"), thumbSide("left", "rtl")], ["start", "end"]);
});
