import assert from "node:assert/strict";
import { test } from "node:test";
import { greetingAt, isCheckInTime, isRestTime } from "../src/today/greeting";

test("the day is greeted by its part, and the night by its time", () => {
  const parts = ["04:59", "05:00", "11:59", "12:00", "18:00", "21:59", "22:00"].map(greetingAt);
  assert.deepEqual(parts, ["night", "morning", "morning", "afternoon", "evening", "evening", "night"]);
});

test("a day is asked about from seven in the evening until it ends", () => {
  assert.deepEqual(["18:59", "19:00", "23:59", "03:59", "04:00"].map((at) => isCheckInTime(at)), [false, true, true, true, false]);
});

test("between half past eleven and five nobody is asked to go on", () => {
  assert.deepEqual(["23:29", "23:30", "03:12", "05:00"].map(isRestTime), [false, true, true, false]);
});
