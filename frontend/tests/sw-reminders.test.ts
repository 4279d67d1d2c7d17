import assert from "node:assert/strict";
import { beforeEach, type TestContext, test } from "node:test";
import { newId } from "../src/ids";
import { deviceStore } from "../src/store/db";
import { FakeWorker, type Shown } from "./service-worker";

// What the build would put in its place; the worker's own modules read it as they load.
Object.assign(globalThis, { BUILD: { icon: "/icon", badge: "/badge", words: { title: "Evenday", body: "Open Evenday." } } });
const { answerTap, showReminder } = await import("../src/sw/reminders");

const BUTTONS = ["done", "later", "not_today"].map((action) => ({ action, title: action, navigate: "https://home.test/n/o" }));
let worker: FakeWorker;
let occurrence: string;

beforeEach(async () => {
  worker = new FakeWorker().install(2);
  occurrence = newId();
  await deviceStore.write(["actions"], (transaction) => transaction.objectStore("actions").clear());
});

test("a reminder is shown with as many buttons as the browser has, and never with an address of its own", async () => {
  const buttonsAt = async (buttons?: number) => {
    worker = new FakeWorker().install(buttons);
    await push({});
    const [{ options }] = worker.shown as [Shown];
    assert.equal(JSON.stringify(options).includes("navigate"), false);
    return options.actions.map(({ action }) => action);
  };
  assert.deepEqual(await buttonsAt(2), ["done", "later"]);
  assert.deepEqual(await buttonsAt(3), ["done", "later", "not_today"]);
  assert.deepEqual(await buttonsAt(0), []);
  assert.deepEqual(await buttonsAt(), ["done", "later"]);
});

test("the second delivery of one turn makes no sound, and the next turn sounds again", async () => {
  await push({});
  await push({});
  await push({ n: 1 });
  await push({ n: 1 });
  assert.deepEqual(sounds(), [[false, false], [true, false], [false, true], [true, false]]);
  assert.equal(worker.onScreen.length, 1);
});

test("every message is confirmed once it is shown, and pages that are open look for what is new", async () => {
  const page = worker.openPage("/");
  await push({});
  assert.deepEqual(worker.sent, [{ address: "/api/push/receipts", body: { token: "token" } }]);
  assert.deepEqual(page.words, ["pull"]);
  await push({ k: "test" });
  assert.deepEqual([worker.sent.length, page.words], [2, ["pull", "test-arrived"]]);
});

test("a receipt that does not get through harms nobody", async () => {
  worker.online = false;
  await push({});
  assert.equal(worker.onScreen.length, 1);
});

test("what cannot be read is shown in neutral words", async () => {
  for (const text of [undefined, "", "{", "[]", "{}", '{"notification":{"body":"x"}}']) await showReminder(text);
  assert.deepEqual(new Set(worker.shown.map(({ title }) => title)), new Set(["Evenday"]));
  assert.deepEqual([worker.shown.length, worker.sent.length], [6, 0]);
});

test("something is shown where nothing can be remembered", async () => {
  const broken = deviceStore.write;
  deviceStore.write = () => Promise.reject(new Error("no storage"));
  await push({}).finally(() => (deviceStore.write = broken));
  assert.deepEqual(sounds(), [[false, false]]);
});

test("done takes the place of what is on screen without a sound, and stays there", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await push({});
  await push({ k: "done" });
  context.mock.timers.tick(5_000);
  assert.deepEqual(sounds(), [[false, false], [true, false]]);
  assert.deepEqual(worker.onScreen.map(({ options }) => (options.data as { kind: string }).kind), ["done"]);
});

test("done with nothing on screen is shown for a moment only", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await push({ k: "done" });
  assert.deepEqual([sounds(), worker.onScreen.length], [[[true, false]], 1]);
  await pass(context, 5_000);
  assert.equal(worker.onScreen.length, 0);
});

test("what was put away by hand is not put back by a second delivery", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await push({});
  await pass(context, 5_000);
  assert.equal(worker.onScreen.length, 1);
  await tap("");
  await push({});
  await pass(context, 5_000);
  assert.deepEqual([sounds(), worker.onScreen.length], [[[false, false], [true, false]], 0]);
});

test("two notices sound twice, and one that is delivered twice sounds once", async () => {
  const [first, second] = [newId(), newId()];
  await push({ k: "notice", t: "", o: first }, "o-notice");
  await push({ k: "notice", t: "", o: second }, "o-notice");
  await push({ k: "notice", t: "", o: second }, "o-notice");
  assert.deepEqual(sounds(), [[false, true], [false, true], [true, false]]);
});

test("a button acts, opens nothing, and is kept where there is no connection", async () => {
  await push({});
  worker.online = false;
  await tap("later");
  assert.deepEqual([worker.onScreen.length, worker.opened], [0, []]);
  const kept = await deviceStore.use((database) => database.getAll("actions"));
  assert.deepEqual(kept.map(({ token, action }) => [token, action]), [["token", "later"]]);
  worker.online = true;
  await push({ n: 1 });
  assert.equal(worker.sent.filter(({ address }) => address === "/api/reminder-actions").length, 1);
});

test("a tap beside the buttons opens the app", async () => {
  await push({});
  await tap("");
  assert.deepEqual(worker.opened, ["/"]);
});

test("where there are no buttons, the tap opens the page with the three of them", async () => {
  for (const buttons of [0, undefined]) {
    worker = new FakeWorker().install(buttons);
    worker.openPage("/");
    await push({ n: 2 });
    await tap("");
    assert.deepEqual(worker.opened, [`/n/${occurrence}#token`]);
  }
});

test("a tap on done, or on what cannot be read, opens the app there too", async () => {
  worker.install(0);
  await push({ k: "done" });
  await tap("");
  await showReminder("{");
  await tap("");
  assert.deepEqual(worker.opened, ["/", "/"]);
});

test("a tap on a notice leads to Play, in the window that is open", async () => {
  await push({ k: "notice" }, "o-notice");
  const landing = worker.openPage(`/n/${occurrence}`);
  await tap("");
  assert.deepEqual([worker.opened, landing.focused], [["/play"], false]);
  const page = worker.openPage("/journal");
  await push({ k: "notice" }, "o-notice");
  await tap("");
  assert.deepEqual([worker.opened.length, page.focused, page.words.at(-1)], [1, true, { open: "/play" }]);
});

function push(data: { k?: string; n?: number; t?: string }, tag = `o-${occurrence}`): Promise<void> {
  const told = { o: occurrence, t: "token", k: "reminder", n: 0, ...data };
  const said = { title: "Time for the next step", body: "", navigate: `https://home.test/n/${occurrence}`, lang: "en", dir: "ltr" };
  return showReminder(JSON.stringify({ web_push: 8030, notification: { ...said, tag, silent: false, data: told, actions: BUTTONS } }));
}

async function pass(context: TestContext, milliseconds: number): Promise<void> {
  context.mock.timers.tick(milliseconds);
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

/** For each message that was shown: whether it was silent, and whether it sounds over what it replaces. */
function sounds(): [boolean, boolean][] {
  return worker.shown.map(({ options }) => [Boolean(options.silent), Boolean(options.renotify)]);
}

async function tap(action: string): Promise<void> {
  const shown = worker.onScreen.at(-1);
  if (!shown) throw new Error("nothing is on screen");
  await answerTap({ data: shown.options.data, close: () => (shown.closed = true) } as unknown as Notification, action);
}
