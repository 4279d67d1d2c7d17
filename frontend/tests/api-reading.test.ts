import assert from "node:assert/strict";
import { test } from "node:test";
import { NoConnection } from "../src/api";
import { markSeen, readCaseload, readEarlier } from "../src/api/caseload";
import { problemWords } from "../src/api/problem-words";
import { Reading } from "../src/api/reading";
import { changeGrant, readSharing } from "../src/api/sharing";
import english from "../src/generated/messages-en";
import { type Catalogue, installCatalogue } from "../src/i18n";

installCatalogue("en", english as Catalogue);

const asked: { address: string; method: string | undefined; body: unknown }[] = [];

function answers(status: number, body: unknown = null): void {
  asked.length = 0;
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    asked.push({ address, method: init.method, body: init.body ? JSON.parse(String(init.body)) : null });
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  }) as typeof fetch;
}

function noAnswer(): void {
  globalThis.fetch = (async () => {
    throw new TypeError("fetch failed");
  }) as typeof fetch;
}

test("what was read is shown, and gone the moment the family ends it", async () => {
  const reading = new Reading(readCaseload);
  answers(200, { children: [] });
  await reading.ask();
  assert.deepEqual(reading.state.value, { is: "here", value: [] });
  answers(404, { type: "/problems/gone" });
  await reading.ask();
  assert.deepEqual(reading.state.value, { is: "gone" });
});

test("without a connection nothing stale stays on screen", async () => {
  const reading = new Reading(readSharing);
  answers(200, { grants: [], invitations: [], members: [], looks: [] });
  await reading.ask();
  noAnswer();
  await reading.ask();
  assert.deepEqual(reading.state.value, { is: "alone" });
});

test("a session that has ended asks to sign in, another problem says its sentence", async () => {
  const reading = new Reading(readCaseload);
  answers(401, { type: "/problems/signed-out" });
  await reading.ask();
  assert.equal(reading.state.value.is, "signed-out");
  answers(503, { type: "/problems/unavailable" });
  await reading.ask();
  assert.deepEqual(reading.state.value, { is: "failed", words: english["problem.unavailable"] });
});

test("an answer that comes late does not replace a newer one", async () => {
  let arrive: (value: string) => void = () => undefined;
  const late = new Promise<string>((resolve) => (arrive = resolve));
  const answer = [late, Promise.resolve("new")];
  const reading = new Reading(() => answer.shift() ?? Promise.resolve("none"));
  const first = reading.ask();
  await reading.ask();
  arrive("old");
  await first;
  assert.deepEqual(reading.state.value, { is: "here", value: "new" });
});

test("an own action changes only what is on screen", async () => {
  const reading = new Reading(async () => 1);
  reading.change((value) => value + 1);
  assert.equal(reading.state.value.is, "loading");
  await reading.ask();
  reading.change((value) => value + 1);
  assert.deepEqual(reading.state.value, { is: "here", value: 2 });
});

test("requests go where the server listens", async () => {
  answers(201, { seen_at: "2026-11-23T12:00:00Z" });
  assert.equal(await markSeen("c1"), "2026-11-23T12:00:00Z");
  assert.deepEqual(asked, [{ address: "/api/caseload/c1/looks", method: "POST", body: {} }]);
  answers(200, { entries: [], more_before: null });
  await readEarlier("c1", "2026-10-28~1~a");
  assert.equal(asked[0]?.address, "/api/caseload/c1/journal?before=2026-10-28~1~a");
  answers(200, {});
  await changeGrant("g1", { kinds: ["wins"], until: "2026-12-19" });
  assert.deepEqual(asked, [
    { address: "/api/sharing/grants/g1", method: "PATCH", body: { kinds: ["wins"], until: "2026-12-19" } },
  ]);
});

test("a mistake of ours is not dressed up as a problem", () => {
  assert.throws(() => problemWords(new RangeError("ours")), RangeError);
  assert.equal(problemWords(new NoConnection()), english["online.alone"]);
});
