import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bdi, direction, formatDay, formatTime, installCatalogue, lookUp, relativeDay, t, weekdayNames } from "../src/i18n";
import type { Language, MessageKey } from "../src/generated/messages";

const say = t as (key: string, params?: Record<string, string | number>) => string;

beforeEach(() => {
  installCatalogue("en", {
    greeting: "Good morning, {name}",
    entries: { one: "{count} entry", other: "{count} entries" },
  });
});

test("a message is filled with its values", () => {
  assert.equal(say("greeting", { name: "Ana" }), "Good morning, Ana");
});

test("English has one and other", () => {
  assert.deepEqual([0, 1, 2].map((count) => say("entries", { count })), ["0 entries", "1 entry", "2 entries"]);
});

test("a number in a sentence reads as the language writes it, small or large", () => {
  assert.deepEqual([3, 2.5, 1234].map((count) => say("entries", { count })), ["3 entries", "2.5 entries", "1,234 entries"]);
});

test("Arabic uses the form each number asks for", () => {
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
  installCatalogue("ar" as Language, { entries: forms });
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((count) => say("entries", { count })), Object.values(forms));
});

test("a language that lacks a form falls back to other", () => {
  installCatalogue("ar" as Language, { entries: { other: "{count} mucaadal" } });
  assert.match(say("entries", { count: 2 }), /mucaadal$/);
});

test("an unknown key is a mistake in the code and says so", () => {
  assert.throws(() => say("no.such.key" as MessageKey), /no message no\.such\.key/);
  assert.equal(lookUp("no.such.key"), null);
});

test("a value that looks like a placeholder is not filled again", () => {
  assert.equal(say("greeting", { name: "{count}" }), "Good morning, {count}");
});

test("days read as people say them", () => {
  assert.equal(relativeDay("2026-11-23", "2026-11-23"), "today");
  assert.equal(relativeDay("2026-11-22", "2026-11-23"), "yesterday");
  assert.equal(relativeDay("2026-11-24", "2026-11-23"), "tomorrow");
  assert.equal(relativeDay("2026-11-19", "2026-11-23"), "Thursday");
  assert.match(relativeDay("2026-11-02", "2026-11-23"), /2/);
});

test("the year is said only when it is another one", () => {
  assert.doesNotMatch(formatDay("2026-10-14", "long", "2026-11-23"), /2026/);
  assert.match(formatDay("2025-10-14", "long", "2026-11-23"), /2025/);
});

test("a wall time is not moved by any zone, an instant is", () => {
  assert.match(formatTime("07:05"), /7:05/);
  assert.match(formatTime("2026-11-23T07:05:00Z", "Asia/Kolkata"), /12:35/);
});

test("weekdays begin with Monday and carry their bit", () => {
  assert.deepEqual(weekdayNames("long").map(({ bit }) => bit), [1, 2, 4, 8, 16, 32, 64]);
  assert.equal(weekdayNames("long")[0]?.name, "Monday");
});

test("Arabic runs right to left, and a name inside a sentence keeps its own direction", () => {
  assert.deepEqual([direction("ar-EG"), direction("en")], ["rtl", "ltr"]);
  assert.equal(bdi("Mika"), "\u2068Mika\u2069");
});
