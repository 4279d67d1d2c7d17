import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiProblem, NoConnection } from "../src/api";
import { Backoff } from "../src/store/backoff";

test("a refused batch is halved until one entry stands alone, then that one is set aside", () => {
  const backoff = new Backoff(50);
  const refusal = new ApiProblem(422, "invalid", "", null);
  const sizes: number[] = [];
  for (let size = 50; backoff.refused(refusal, size) === "smaller"; size = backoff.size) sizes.push(backoff.size);
  assert.deepEqual(sizes, [25, 13, 7, 4, 2, 1]);
  assert.equal(backoff.refused(refusal, 1), "invalid");
  assert.equal(backoff.size, 50);
});

test("one entry that is too large is said to be too long", () => {
  assert.equal(new Backoff(50).refused(new ApiProblem(413, "too-large", "", null), 1), "too-long");
});

test("no connection and a busy server are no refusal", () => {
  const backoff = new Backoff(50);
  assert.equal(backoff.refused(new NoConnection("gone"), 5), null);
  assert.equal(backoff.refused(new ApiProblem(503, "unavailable", "", null), 5), null);
});

test("the pause is at least what was asked for, and spread by no more than a quarter", () => {
  const backoff = new Backoff(50);
  backoff.after(new ApiProblem(429, "too-many", "", 60_000));
  assert.ok(backoff.left() > 59_000 && backoff.left() <= 75_000);
});
