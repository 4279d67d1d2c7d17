import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { match } from "../src/router";
import { routes } from "../src/routes";

test("every row of the table is reached by its own address, and by no other row's", () => {
  for (const row of routes) {
    const address = row.path.replace(/:\w+/g, "some-id");
    assert.equal(match(address).row, row, address);
  }
});

test("an address that leads nowhere is said to be none", () => {
  assert.equal(match("/no/such/place/at/all").name, "not-found");
  assert.equal(match("/help/%E0%A4%A").name, "not-found");
});

test("what stands after the question mark is not part of the address", () => {
  const { path, query } = match("/?src=app");
  assert.deepEqual([path, query.get("src")], ["/", "app"]);
});

test("the server opens the app at every address of the table", () => {
  const shell = readFileSync("../app/routes/shell.py", "utf8");
  const served = [...shell.matchAll(/^ {4}"(\/[^"]*)",$/gm)].map((found) => (found[1] ?? "").replace(/\{_\w+\}/g, ":"));
  assert.deepEqual(routes.map((row) => row.path.replace(/:\w+/g, ":")).filter((path) => !served.includes(path)), []);
});
