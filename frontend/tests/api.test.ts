import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiProblem, getJson, NoConnection, retryAfter, send } from "../src/api";

function answers(response: Response): void {
  globalThis.fetch = (async () => response) as typeof fetch;
}

test("a problem carries its stable type and the pause it asked for", async () => {
  const body = JSON.stringify({ type: "/problems/unavailable", title: "", status: 503, detail: "" });
  answers(new Response(body, { status: 503, headers: { "retry-after": "7" } }));
  const problem = await getJson("/api/me").catch((error: unknown) => error as ApiProblem);
  assert.ok(problem instanceof ApiProblem);
  assert.deepEqual([problem.status, problem.type, problem.retryAfter], [503, "unavailable", 7000]);
});

test("a captive portal's page is no answer of ours", async () => {
  answers(new Response("<html>Welcome to the hotel</html>", { status: 200 }));
  await assert.rejects(getJson("/api/me"), NoConnection);
});

test("a failed request is no connection", async () => {
  globalThis.fetch = (async () => {
    throw new TypeError("fetch failed");
  }) as typeof fetch;
  await assert.rejects(send("POST", "/api/sync", {}), NoConnection);
});

test("an empty answer reads as nothing", async () => {
  answers(new Response(null, { status: 204 }));
  assert.equal(await send("DELETE", "/api/sessions/current"), undefined);
});

test("Retry-After is seconds or a date", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  assert.equal(retryAfter("3", now), 3000);
  assert.equal(retryAfter("Mon, 23 Nov 2026 12:01:00 GMT", now), 60_000);
  assert.equal(retryAfter("soon", now), null);
  assert.equal(retryAfter(null, now), null);
});
