import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  deafSince,
  device,
  forgetPush,
  noteTestArrived,
  type PushDevice,
  pushState,
  readPushState,
  renewPush,
  setDetailed,
  subscribeAnew,
  subscribePush,
  unsubscribePush,
} from "../src/store/push";
import { forgetTraces } from "../src/store/traces";

const NOW = new Date("2026-11-23T12:00:00Z");
const WELL: PushDevice = { detailed: false, last_arrived_at: null, unconfirmed_since: null };

let subscription: { endpoint: string } | null;
let made: number;
let permission: NotificationPermission;
let sent: [method: string, body: Record<string, unknown>][];

beforeEach(() => {
  [subscription, made, permission, sent] = [null, 0, "default", []];
  device.value = null;
  const kept = new Map<string, string>();
  stand("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  stand("PushManager", class {});
  stand("Notification", {
    get permission() {
      return permission;
    },
    requestPermission: async () => (permission = permission === "denied" ? "denied" : "granted"),
  });
  const registration = { pushManager: { getSubscription: async () => subscription, subscribe: async () => subscribed() } };
  stand("navigator", {
    serviceWorker: { ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  globalThis.fetch = (async (_address: string, init: RequestInit) => {
    if (init.method === "GET") return Response.json({ public_key: "AAAA" });
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    sent.push([String(init.method), body]);
    return init.method === "DELETE" ? new Response(null, { status: 204 }) : Response.json({ ...WELL, detailed: body.detailed ?? false });
  }) as typeof fetch;
});

test("turned on by a tap: the server hears of the device and says what it knows", async () => {
  assert.equal(await readPushState(), "off");
  assert.equal(await subscribePush(), "on");
  assert.deepEqual(device.value, WELL);
  assert.deepEqual(sent.map(([method, body]) => [method, "detailed" in body]), [["PUT", false]]);
});

test("what stands on the lock screen is chosen for this device", async () => {
  await setDetailed(true);
  assert.equal(sent.length, 0);
  await subscribePush();
  await setDetailed(true);
  assert.deepEqual([sent.at(-1)?.[1].detailed, device.value?.detailed], [true, true]);
});

test("a subscription that the browser dropped is said to be lost, and one tap brings it back", async () => {
  await subscribePush();
  subscription = null;
  await renewPush();
  assert.deepEqual([pushState.value, made], ["lost", 1]);
  assert.equal(await subscribePush(), "on");
});

test("one that the person turned off, or that left with the family, is not lost", async () => {
  for (const leave of [unsubscribePush, forgetPush, async () => forgetTraces()]) {
    await subscribePush();
    await leave();
    subscription = null;
    assert.equal(await readPushState(), "off", leave.name);
  }
});

test("permission that was taken away stands before everything else", async () => {
  await subscribePush();
  [subscription, permission] = [null, "denied"];
  assert.equal(await readPushState(), "blocked");
});

test("a new subscription takes the place of a deaf one", async () => {
  await subscribePush();
  assert.equal(await subscribeAnew(), "on");
  assert.deepEqual([made, sent.at(-1)?.[1].endpoint], [2, "https://push.test/2"]);
});

test("a device is deaf after a week without a word", () => {
  const since = (days: number): PushDevice => ({
    ...WELL,
    unconfirmed_since: new Date(NOW.getTime() - days * 86_400_000).toISOString(),
  });
  assert.deepEqual([deafSince(null, NOW), deafSince(WELL, NOW), deafSince(since(7), NOW)], [null, null, null]);
  assert.equal(deafSince(since(8), NOW), "2026-11-15T12:00:00.000Z");
  stand("pushManager", {});
  assert.equal(deafSince(since(8), NOW), null, "where messages are shown without the worker, silence says nothing");
  Reflect.deleteProperty(globalThis, "pushManager");
});

test("a test that arrived is known before the server is asked again", async () => {
  await subscribePush();
  device.value = { ...WELL, unconfirmed_since: "2026-11-01T00:00:00Z" };
  noteTestArrived(NOW);
  assert.deepEqual(device.value, { ...WELL, last_arrived_at: NOW.toISOString() });
});

function subscribed(): { endpoint: string } {
  made += 1;
  const endpoint = `https://push.test/${made}`;
  const unsubscribe = async () => ((subscription = null), true);
  return (subscription = { endpoint, options: {}, unsubscribe, toJSON: () => ({ endpoint, keys: {} }) } as { endpoint: string });
}

function stand(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
