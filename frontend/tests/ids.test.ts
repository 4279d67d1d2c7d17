import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../src/ids";

test("an id is a UUID of version 7 with the time in front", () => {
  const id = newId(Date.parse("2040-01-01T00:00:00Z"));
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.slice(0, 13).replace("-", ""), 16), Date.parse("2040-01-01T00:00:00Z"));
});

test("ids made in one millisecond sort in the order they were made, however many", () => {
  const ids = Array.from({ length: 10_000 }, () => newId(Date.parse("2041-01-01T00:00:00Z")));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test("when the clock steps back, later ids still sort later", () => {
  const before = newId(Date.parse("2042-01-01T00:00:00Z"));
  const after = newId(Date.parse("2020-01-01T00:00:00Z"));
  assert.ok(before < after);
});
