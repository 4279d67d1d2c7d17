import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newId } from "../src/ids";
import { account, loadAccount, openAccount } from "../src/store/account";
import { act } from "../src/store/outbox";
import { contact, outbox, pulled, ready, rejected, signedOut, snapshot, syncState, waitingCount } from "../src/store/state";
import { KINDS } from "../src/store/snapshot";
import { syncNow, wakeUp } from "../src/store/sync";
import type { Mutation } from "../src/store/mutations";
import type { Change, Me } from "../src/store/types";
import { FakeServer, parent } from "./world";

const MIKA = { id: "mika", nickname: "Mika", age_band: "4-5", picture: "fox" } as const;
let server: FakeServer;
let who: Me;

beforeEach(async () => {
  server = new FakeServer().install();
  server.rowsOf = winRow;
  who = parent(newId());
  await openAccount(who);
  wakeUp();
  await syncNow();
});

test("an applied entry leaves the outbox and its row stays on screen", async () => {
  const id = await win("first");
  await syncNow();
  assert.equal(waitingCount.value, 0);
  assert.equal(outbox.value.length, 0);
  assert.equal(snapshot.value.wins.get(id)?.text, "first");
  assert.equal(syncState.value, "saved");
});

test("rows, once pulled, are there without the server", async () => {
  server.publish({ kind: "child", id: "mika", body: MIKA });
  await syncNow();
  server.failures = ["no-connection"];
  await openAccount(who);
  assert.equal(ready.value, true);
  assert.deepEqual(snapshot.value.children.get("mika"), MIKA);
});

test("when the answer is lost, the repeated request is the same mutation and counts once", async () => {
  server.failures = ["lost-answer"];
  await win("once");
  await syncNow();
  assert.equal(waitingCount.value, 1);
  await syncNow();
  assert.equal(server.applied.length, 1);
  assert.equal(waitingCount.value, 0);
});

test("a tombstone takes the row away", async () => {
  server.publish({ kind: "child", id: "mika", body: MIKA });
  await syncNow();
  server.publish({ kind: "child", id: "mika", body: null });
  await syncNow();
  assert.equal(snapshot.value.children.size, 0);
  assert.equal(await account().use((database) => database.count("rows")), 0);
});

test("an applied entry keeps its effect until its row has come, page by page", async () => {
  server.page = 1;
  const seen: boolean[] = [];
  const id = newId();
  const stop = snapshot.subscribe((view) => seen.push(view.wins.has(id)));
  for (const name of ["a", "b", "c"]) server.publish({ kind: "child", id: name, body: { ...MIKA, id: name } });
  await win("late", id);
  await syncNow();
  stop();
  assert.deepEqual([...new Set(seen.slice(seen.indexOf(true)))], [true]);
  assert.equal(snapshot.value.children.size, 3);
  assert.equal(outbox.value.length, 0);
});

test("one rejected entry does not hold up the others", async () => {
  server.refuses.add("remove_win");
  await act("remove_win", { id: newId() });
  await win("goes through");
  await syncNow();
  assert.deepEqual(server.applied.map((mutation) => mutation.name), ["log_win"]);
  assert.equal(rejected.value.length, 1);
});

test("an entry the server cannot read is set aside and the rest goes through", async () => {
  await win("one");
  await win("two");
  const bad = await act("remove_win", { id: newId() });
  server.poison.add(bad);
  await win("three");
  await syncNow();
  assert.equal(server.applied.length, 3);
  assert.deepEqual(rejected.value.map((entry) => [entry.id, entry.reason]), [[bad, "invalid"]]);
});

test("a 401 keeps everything, and everything goes out after signing in again", async () => {
  server.failures = [{ status: 401 }];
  await win("kept");
  await syncNow();
  assert.equal(signedOut.value, true);
  assert.equal(syncState.value, "signed-out");
  assert.equal(waitingCount.value, 1);
  await syncNow();
  assert.equal(signedOut.value, false);
  assert.equal(server.applied.length, 1);
});

test("words written by one adult never go out in another one's session", async () => {
  server.signedIn = "somebody-else";
  await win("mine");
  await syncNow();
  assert.equal(server.applied.length, 0);
  assert.equal(waitingCount.value, 1);
  server.signedIn = who.account.id;
  await syncNow();
  assert.equal(server.applied.length, 1);
});

test("a 503 is left alone for as long as it asked", async () => {
  server.failures = [{ status: 503, retryAfter: "120" }];
  await win("waits");
  await syncNow();
  const before = server.requests.length;
  await syncNow();
  assert.equal(server.requests.length, before);
  wakeUp();
  await syncNow();
  assert.equal(server.applied.length, 1);
});

test("no connection is said as such, whatever the browser believes", async () => {
  server.failures = ["no-connection"];
  await syncNow();
  assert.equal(contact.value, "none");
  assert.equal(syncState.value, "offline");
});

test("another epoch drops the rows, keeps the outbox and pulls from the start", async () => {
  server.publish({ kind: "child", id: "old", body: { ...MIKA, id: "old" } });
  await syncNow();
  server.failures = ["no-connection"];
  await win("kept");
  await syncNow();
  server.rows.length = 0;
  server.publish({ kind: "child", id: "mika", body: MIKA });
  server.epoch = "e2";
  await syncNow();
  assert.deepEqual([...snapshot.value.children.keys()], ["mika"]);
  assert.equal(server.applied.length, 1);
  assert.equal(snapshot.value.wins.size, 1);
});

test("more than fifty entries go out in batches, in the order they were said", async () => {
  const texts = Array.from({ length: 60 }, (_, index) => `win ${index}`);
  for (const text of texts) await win(text);
  await syncNow();
  assert.deepEqual(server.requests.slice(-2).map((request) => request.mutations.length), [50, 10]);
  assert.deepEqual(server.applied.map((mutation) => "text" in mutation.args && mutation.args.text), texts);
});

test("what another tab has pulled is not pulled back by an older one", async () => {
  server.publish({ kind: "child", id: "mika", body: MIKA });
  await account().write(["rows", "position"], async (transaction) => {
    await transaction.objectStore("rows").put({ kind: "child", id: "mika", revision: 1, body: MIKA });
    await transaction.objectStore("position").put({ cursor: 1, epoch: "e1", kinds: KINDS }, "position");
  });
  await syncNow();
  assert.equal(server.requests.at(-1)?.cursor, 1);
  assert.ok(pulled.value.children.has("mika"));
});

test("kinds that an older version skipped are pulled from the start, once", async () => {
  const line = { id: "l1", child_id: "mika", root: "l1", part: "calm", title: "Tent", note: "", picture: "tent" } as const;
  server.publish({ kind: "about", id: "l1", body: { ...line, template_id: null, told_at: "2026-11-23T08:00:00Z" } });
  await account().write(["position"], (transaction) =>
    transaction.objectStore("position").put({ cursor: 1, epoch: "e1", kinds: "child win" }, "position"),
  );
  await syncNow();
  assert.equal(server.requests.at(-1)?.cursor, 0);
  assert.ok(pulled.value.about.has("l1"));
  await syncNow();
  assert.equal(server.requests.at(-1)?.cursor, 1);
});

test("on a shared device rows are only in memory, the outbox is on the disk", async () => {
  who = parent(newId(), true);
  await openAccount(who);
  server.publish({ kind: "child", id: "mika", body: MIKA });
  await syncNow();
  server.failures = ["no-connection"];
  await win("unsent");
  await syncNow();
  assert.ok(snapshot.value.children.has("mika"));
  assert.equal(await account().use((database) => database.count("rows")), 0);
  await openAccount(who);
  assert.equal(snapshot.value.children.size, 0);
  assert.equal(waitingCount.value, 1);
});

test("reading everything again from the disk changes nothing on screen", async () => {
  const id = await win("same");
  await syncNow();
  const before = snapshot.value.wins.get(id);
  await loadAccount();
  assert.deepEqual(snapshot.value.wins.get(id), before);
});

async function win(text: string, id = newId()): Promise<string> {
  await act("log_win", { id, child_id: "mika", happened_on: "2026-11-23", text, areas: [] });
  return id;
}

function winRow(mutation: Mutation): Omit<Change, "revision">[] {
  if (mutation.name !== "log_win") return [];
  const body = { ...mutation.args, account_id: who.account.id, logged_at: mutation.at };
  return [{ kind: "win", id: mutation.args.id, body }];
}
