import assert from "node:assert/strict";
import { test } from "node:test";
import { NoConnection } from "../src/api";
import { aheadOfServer } from "../src/server-clock";
import type { PushDevice } from "../src/store/push";
import { clockWords } from "../src/views/check-phone/clock-words";
import { verdictOf } from "../src/views/check-phone/verdict";

const NOW = new Date("2026-11-23T12:00:00Z");
const NEW: PushDevice = { detailed: false, last_arrived_at: null, unconfirmed_since: null };
const HEARD: PushDevice = { ...NEW, last_arrived_at: "2026-11-01T06:00:00Z" };

test("the answer is never more than likely", () => {
  const said = (device: PushDevice | null) => verdictOf("on", device, NOW);
  assert.deepEqual([said(null), said(NEW), said(HEARD)], ["unsure", "unsure", "likely"]);
  assert.equal(said({ ...HEARD, unconfirmed_since: "2026-11-20T06:00:00Z" }), "likely");
  assert.equal(said({ ...HEARD, unconfirmed_since: "2026-11-10T06:00:00Z" }), "deaf");
});

test("what arrived once says nothing where reminders are off by now", () => {
  const states = ["off", "blocked", "lost", "install-first", "unsupported", "unknown"] as const;
  assert.deepEqual(
    states.map((state) => verdictOf(state, HEARD, NOW)),
    ["not-yet", "not-yet", "not-yet", "not-yet", "never", "looking"],
  );
});

test("the clock is compared with the one of the server's answer", async () => {
  const answers = (date: string | null) => {
    globalThis.fetch = (async () => new Response("{}", { headers: date === null ? {} : { date } })) as typeof fetch;
  };
  answers(new Date(Date.now() - 600_000).toUTCString());
  assert.ok(Math.abs(((await aheadOfServer()) ?? 0) - 600_000) < 2_000);
  answers(null);
  assert.equal(await aheadOfServer(), null);
  globalThis.fetch = async () => Promise.reject(new TypeError("fetch failed"));
  await assert.rejects(aheadOfServer(), NoConnection);
});

test("a few seconds are nothing, and more than an hour is just far", () => {
  const minutes = [0.4, -0.4, 2, -2, 61, -61];
  assert.deepEqual(
    minutes.map((count) => clockWords(count * 60_000)),
    ["right", "right", "ahead", "behind", "far", "far"],
  );
});
