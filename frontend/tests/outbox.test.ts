import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newId } from "../src/ids";
import { account, openAccount } from "../src/store/account";
import { draft } from "../src/store/drafts";
import { act, actTogether, discardRejected, retryRejected } from "../src/store/outbox";
import { outbox, rejected, snapshot, waiting } from "../src/store/state";
import { syncNow } from "../src/store/sync";
import { currentToast, dismissToast, toast } from "../src/toast";
import { FakeServer, parent } from "./world";

const WIN = { child_id: "mika", happened_on: "2026-11-23", text: "Put on both shoes", areas: [] };
let server: FakeServer;

beforeEach(async () => {
  server = new FakeServer().install();
  await openAccount(parent(newId()));
});

test("what is said shows at once and waits in the outbox", async () => {
  const id = newId();
  await act("log_win", { id, ...WIN });
  assert.equal(snapshot.value.wins.get(id)?.text, "Put on both shoes");
  assert.ok(waiting.value.has(id));
  assert.equal((await stored()).length, 1);
});

test("what is said counts for what is said next while it is still being written down", async () => {
  const id = newId();
  const writing = act("log_win", { id, ...WIN });
  assert.equal(snapshot.value.wins.get(id)?.text, "Put on both shoes");
  assert.equal(outbox.value.length, 0);
  await writing;
  assert.deepEqual([snapshot.value.wins.size, outbox.value.length], [1, 1]);
});

test("what could not be written down is not shown as said", async () => {
  const unclonable = { id: newId(), ...WIN, text: (() => "") as unknown as string };
  const writing = act("log_win", unclonable);
  assert.equal(snapshot.value.wins.size, 1);
  await assert.rejects(writing);
  assert.equal(snapshot.value.wins.size, 0);
});

test("several mutations of one deed are written down together or not at all", async () => {
  const [former, better] = [newId(), newId()];
  await act("log_win", { id: former, ...WIN });
  const unclonable = { id: better, ...WIN, text: (() => "") as unknown as string };
  await assert.rejects(actTogether([["remove_win", { id: former }], ["log_win", unclonable]]));
  assert.deepEqual([...snapshot.value.wins.keys()], [former]);
  await actTogether([["remove_win", { id: former }], ["log_win", { id: better, ...WIN }]]);
  assert.deepEqual([...snapshot.value.wins.keys()], [better]);
});

test("what is done next takes the way back of the deed before away", async () => {
  toast({ text: "Saved", undo: () => undefined });
  const writing = act("log_win", { id: newId(), ...WIN });
  assert.equal(currentToast.value, null);
  await writing;
  dismissToast();
});

test("an entry and the end of its draft are one transaction: when it fails, both are as before", async () => {
  const words = draft<string>("win");
  words.keep("Put on both shoes");
  await account().write(["drafts"], (transaction) => transaction.objectStore("drafts").put("Put on both shoes", "win"));
  const unclonable = { id: newId(), ...WIN, text: (() => "") as unknown as string };
  await assert.rejects(act("log_win", unclonable, "win"));
  assert.equal((await stored()).length, 0);
  assert.equal(await account().use((database) => database.get("drafts", "win")), "Put on both shoes");
});

test("saving ends the draft", async () => {
  const words = draft<string>("win");
  words.keep("Put on both shoes");
  await act("log_win", { id: newId(), ...WIN }, "win");
  await new Promise((resolve) => setTimeout(resolve, 350));
  assert.equal(await account().use((database) => database.get("drafts", "win")), undefined);
});

test("a draft is there again after the app was closed", async () => {
  draft<string>("note").keep("Half a sentence");
  await new Promise((resolve) => setTimeout(resolve, 350));
  draft<string>("note").stop();
  const kept = await account().use((database) => database.get("drafts", "note"));
  assert.equal(kept, "Half a sentence");
});

test("a rejected entry keeps its words and its reason and has no effect on the screen", async () => {
  const id = await rejectedWin();
  assert.equal(snapshot.value.wins.size, 0);
  assert.deepEqual(rejected.value.map((entry) => [entry.id, entry.reason]), [[id, "gone"]]);
  assert.deepEqual(rejected.value[0]?.mutation.args, (await stored())[0]?.mutation.args);
});

test("a rejected entry said again is a new mutation for the same row", async () => {
  const old = await rejectedWin();
  server.refuses.clear();
  const args = rejected.value[0]?.mutation.args as Parameters<typeof retryRejected>[1];
  const renewed = await retryRejected(old, args);
  await syncNow();
  assert.notEqual(renewed, old);
  assert.deepEqual(server.applied.map((mutation) => mutation.id), [renewed]);
  assert.equal(rejected.value.length, 0);
});

test("a rejected entry leaves only when a person lets it go", async () => {
  const id = await rejectedWin();
  await syncNow();
  assert.equal(rejected.value.length, 1);
  await discardRejected(id);
  assert.equal((await stored()).length, 0);
});

test("an entry that still waits cannot be discarded", async () => {
  const id = await act("log_win", { id: newId(), ...WIN });
  await discardRejected(id);
  assert.equal((await stored()).length, 1);
});

test("each account has its own outbox on the same device", async () => {
  await act("log_win", { id: newId(), ...WIN });
  await openAccount(parent(newId()));
  assert.equal(outbox.value.length, 0);
});

async function rejectedWin(): Promise<string> {
  server.refuses.add("log_win");
  const id = await act("log_win", { id: newId(), ...WIN });
  await syncNow();
  return id;
}

function stored() {
  return account().use((database) => database.getAll("outbox"));
}
