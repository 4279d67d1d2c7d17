import assert from "node:assert/strict";
import { test } from "node:test";
import { isNewer, newestByRoot } from "../src/store/wordings";

const ROWS = [
  { id: "1", root: "1", told_at: "2026-11-20T10:00:00Z" },
  { id: "2", root: "1", told_at: "2026-11-21T10:00:00Z" },
  { id: "3", root: "3", told_at: "2026-11-19T10:00:00Z" },
];

function ids(rows: typeof ROWS): [string, string][] {
  return [...newestByRoot(rows)].map(([root, { id }]): [string, string] => [root, id]).sort();
}

test("each root has the wording that was told last, in whatever order the rows come", () => {
  assert.deepEqual(ids(ROWS), [["1", "2"], ["3", "3"]]);
  assert.deepEqual(ids(ROWS.toReversed()), [["1", "2"], ["3", "3"]]);
  assert.deepEqual(ids([]), []);
});

test("of two told in one moment every phone shows the same", () => {
  const twins = ["a", "b"].map((id) => ({ id, root: "r", told_at: "2026-11-20T10:00:00Z" }));
  assert.deepEqual(ids(twins), [["r", "b"]]);
  assert.deepEqual(ids(twins.toReversed()), [["r", "b"]]);
});

test("no row is newer than itself", () => {
  for (const row of ROWS) assert.equal(isNewer(row, row), false);
});
