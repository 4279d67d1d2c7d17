import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { readCorner } from "../src/calm/corner-ticks";
import { readLooks } from "../src/looks";
import { begun, forgetBegun, keepBegun } from "../src/store/begun";
import { readOnDevice } from "../src/store/on-device";
import { me } from "../src/store/state";

const BROKEN = ['{"mika":{"at":"20', "", "null", "5", '"low"', "[1,2]"];
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
});

afterEach(() => {
  me.value = null;
  Reflect.deleteProperty(globalThis, "localStorage");
});

test("what is kept stands over what is usual", () => {
  kept.set("looks", JSON.stringify({ quiet: true }));
  assert.deepEqual(readOnDevice("looks", { quiet: false, thumb: "right" }), { quiet: true, thumb: "right" });
  assert.deepEqual(readOnDevice("other", { quiet: false }), { quiet: false });
});

test("broken text costs the choice that was kept, and nothing else", () => {
  for (const text of BROKEN) {
    kept.set("evenday.looks", text);
    kept.set("evenday.corner", text);
    assert.equal(readLooks().light, "auto");
    assert.deepEqual(readCorner(), { budget: "nothing", ticked: [] });
  }
});

test("Calm opens over broken text, and keeps what begins there", () => {
  for (const [index, text] of BROKEN.entries()) {
    const account = `account-${index}`;
    kept.set(`evenday.calm.${account}`, text);
    me.value = { account: { id: account, name: "Leila" } } as typeof me.value;
    assert.deepEqual(begun.value, {});
    const now = "2026-11-23T15:40:00.000Z";
    keepBegun("mika", () => ({ at: now, left: now, tried: [], later: false }));
    assert.equal(begun.value.mika?.at, now);
    forgetBegun(account);
  }
});
