import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newId } from "../src/ids";
import { openAccount } from "../src/store/account";
import { outbox } from "../src/store/state";
import { arrived, begin, leftBehind, settle } from "../src/store/unwritten";
import { instant } from "../src/time";
import { FakeServer, parent } from "./world";

const page = new EventTarget();
const kept = new Map<string, string>();

beforeEach(() => {
  new FakeServer().install();
  kept.clear();
  Object.assign(globalThis, {
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
});

test("what was not written when the page went is in the next page's outbox, once", async () => {
  const who = newId();
  const said = aWin();
  begin(who, [said]);
  page.dispatchEvent(new Event("pagehide"));
  settle([said]);
  await openAccount(parent(who));
  assert.deepEqual(outbox.value.map((entry) => entry.mutation), [said]);
  assert.deepEqual(leftBehind(who), []);
  await openAccount(parent(who));
  assert.equal(outbox.value.length, 1);
});

test("what was written in time is not left behind", () => {
  const who = newId();
  const said = aWin();
  begin(who, [said]);
  settle([said]);
  page.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(leftBehind(who), []);
});

test("what arrives after all is not left behind by a page that comes back", () => {
  const who = newId();
  const [said, other] = [aWin(), aWin()];
  begin(who, [said, other]);
  page.dispatchEvent(new Event("pagehide"));
  arrived(who, [said]);
  settle([said]);
  assert.deepEqual(leftBehind(who).map(({ mutation }) => mutation.id), [other.id]);
  arrived(who, [other]);
  settle([other]);
  assert.deepEqual(leftBehind(who), []);
});

test("what one account said stays out of another's outbox", async () => {
  const [who, other] = [newId(), newId()];
  const said = aWin();
  begin(who, [said]);
  page.dispatchEvent(new Event("pagehide"));
  settle([said]);
  await openAccount(parent(other));
  assert.deepEqual(outbox.value, []);
  assert.equal(leftBehind(who).length, 1);
});

function aWin() {
  const args = { id: newId(), child_id: "mika", happened_on: "2026-11-23", text: "Waited", areas: [] };
  return { id: newId(), name: "log_win" as const, args, at: instant() };
}
