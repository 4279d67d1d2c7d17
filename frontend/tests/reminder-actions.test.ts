import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { actOnReminder, sendKeptActions } from "../src/reminder-actions";
import { deviceStore } from "../src/store/db";

interface Tap {
  id: string;
  token: string;
  action: string;
}

let received: Tap[];
let status: number | "no-connection";

beforeEach(() => {
  received = [];
  status = 200;
  globalThis.fetch = (async (_address: string, init: RequestInit) => {
    if (status === "no-connection") throw new TypeError("fetch failed");
    received.push(JSON.parse(String(init.body)) as Tap);
    return new Response("{}", { status });
  }) as typeof fetch;
});

test("a tap reaches the server at once", async () => {
  assert.equal(await actOnReminder("token", "done"), "sent");
  assert.deepEqual(received.map(({ token, action }) => [token, action]), [["token", "done"]]);
  assert.equal(await kept(), 0);
});

test("without a connection the tap is kept and sent later under the same id", async () => {
  status = "no-connection";
  assert.equal(await actOnReminder("token", "not_today"), "kept");
  assert.equal(await kept(), 1);
  status = 503;
  await sendKeptActions();
  status = 200;
  await sendKeptActions();
  assert.equal(received.length, 2);
  assert.equal(received[0]?.id, received[1]?.id);
  assert.equal(await kept(), 0);
});

test("a tap whose reminder is over is not kept for ever", async () => {
  status = 404;
  assert.equal(await actOnReminder("old", "done"), "over");
  assert.equal(await kept(), 0);
});

function kept(): Promise<number> {
  return deviceStore.use((database) => database.count("actions"));
}
