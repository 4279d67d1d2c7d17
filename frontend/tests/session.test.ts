import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newId } from "../src/ids";
import { account, openAccount, openEarly } from "../src/store/account";
import { accountStore, deviceStore } from "../src/store/db";
import { rememberedAccount, rememberedMe, rememberMe, unsentOnDevice, wipeDevice } from "../src/store/device";
import { act } from "../src/store/outbox";
import { leaveEnded, openRemembered, recognise, signIn, signOut } from "../src/store/session";
import { me, outbox, signedOut, snapshot, waitingCount } from "../src/store/state";
import { syncNow } from "../src/store/sync";
import type { Me } from "../src/store/types";
import { FakeServer, parent } from "./world";

const CREDENTIALS = { login: "ana", password: "three small words", shared_device: false };
let server: FakeServer;

beforeEach(async () => {
  await wipeDevice();
  server = new FakeServer().install();
});

test("who has signed in is remembered, and on screen again without the server", async () => {
  const who = await comeIn(parent(newId()));
  me.value = null;
  assert.equal(await openRemembered(), true);
  assert.deepEqual(me.value, who);
});

test("a helper's phone shows nothing once the time is over, with or without the server", async () => {
  for (const look of [openRemembered, recognise]) {
    const helper = await comeIn(helperUntil(new Date(Date.now() + 60_000)));
    await win("Fed the ducks");
    server.publish({ kind: "child", id: "mika", body: { id: "mika", nickname: "Mika", age_band: "4-5", picture: "fox" } });
    await syncNow();
    assert.equal(snapshot.value.children.size, 1);
    const over = { ...helper, family: helperUntil(new Date(Date.now() - 60_000), helper.account.id).family };
    await rememberMe(over);
    me.value = look === recognise ? over : null;
    server.me = null;
    await look();
    assert.deepEqual([me.value, snapshot.value.children.size, await rememberedMe()], [null, 0, null]);
    assert.equal(await accountStore(helper.account.id).use((database) => database.count("rows")), 0);
  }
});

test("a therapist without a family leaves no trace on the machine", async () => {
  await comeIn({ ...parent(newId()), family: null, therapist: true });
  assert.equal(await rememberedMe(), null);
  assert.equal(await deviceStore.use((database) => database.count("accounts")), 0);
});

test("signing out sends what waits, then leaves nothing behind", async () => {
  await comeIn(parent(newId()));
  await win("last words");
  assert.deepEqual(await signOut(), { done: true });
  assert.equal(server.applied.length, 1);
  assert.deepEqual([me.value, await rememberedMe(), snapshot.value.wins.size], [null, null, 0]);
});

test("what could not be sent stops the sign-out until somebody lets it go", async () => {
  await comeIn(parent(newId()));
  await win("unsent");
  server.failures = ["no-connection"];
  assert.deepEqual(await signOut(), { done: false, unsent: 1 });
  assert.equal(waitingCount.value, 1);
  server.failures = ["no-connection"];
  assert.deepEqual(await signOut({ letGo: true }), { done: true });
  assert.equal(await unsentOnDevice(), 0);
});

test("another adult's unsent words on the same device stop the sign-out too", async () => {
  const ana = await comeIn(parent(newId()));
  server.failures = ["no-connection", "no-connection"];
  await win("Ana's");
  await syncNow();
  server.signedIn = ana.account.id;
  await comeIn(parent(newId()));
  server.failures = [];
  assert.deepEqual(await signOut(), { done: false, unsent: 1 });
});

test("when somebody else has signed in on a server page, their rows take the screen", async () => {
  await comeIn(parent(newId()));
  server.failures = ["no-connection"];
  await win("Ana's");
  const sam = parent(newId());
  server.me = sam;
  await recognise();
  assert.equal(me.value?.account.id, sam.account.id);
  assert.equal(outbox.value.length, 0);
});

test("a session that is over keeps the person and the words on this device", async () => {
  await comeIn(parent(newId()));
  await win("kept");
  server.me = null;
  assert.equal(await recognise(), null);
  assert.equal(signedOut.value, true);
  assert.equal((await account().use((database) => database.getAll("outbox"))).length, 1);
});

test("a demo world that is over is cleared away", async () => {
  await comeIn({ ...parent(newId()), demo: true });
  server.me = null;
  await recognise();
  assert.deepEqual([me.value, await rememberedMe(), signedOut.value], [null, null, false]);
});

test("on a shared device a session that is over leaves nobody on the screen, and unsent words for their writer", async () => {
  const who = await comeIn({ ...parent(newId()), shared_device: true });
  await win("kept");
  server.me = null;
  assert.equal(await recognise(), null);
  assert.deepEqual([me.value, await rememberedMe(), outbox.value.length], [null, null, 0]);
  assert.equal(await unsentOnDevice(), 1);
  await comeIn(who);
  assert.deepEqual(server.applied.map(({ name }) => name), ["log_win"]);
});

test("a device signed out from another one keeps unsent words for their writer, and nothing else", async () => {
  server.publish({ kind: "child", id: "mika", body: { id: "mika", nickname: "Mika", age_band: "6-8", picture: "fox" } });
  const who = await comeIn(parent(newId()));
  await win("kept");
  await leaveEnded();
  assert.deepEqual([me.value, await rememberedMe(), snapshot.value.children.size], [null, null, 0]);
  assert.deepEqual([await rowsOf(who), await unsentOnDevice()], [0, 1]);
  await comeIn(who);
  assert.deepEqual(server.applied.map(({ name }) => name), ["log_win"]);
});

test("whoever has lost their family keeps none of its rows on the device, and their unsent words", async () => {
  server.publish({ kind: "child", id: "mika", body: { id: "mika", nickname: "Mika", age_band: "6-8", picture: "fox" } });
  const who = await comeIn(parent(newId()));
  await win("kept");
  server.me = { ...who, family: null };
  await recognise();
  assert.deepEqual([me.value?.family, await rememberedMe(), snapshot.value.children.size], [null, null, 0]);
  assert.deepEqual([await rowsOf(who), await unsentOnDevice()], [0, 1]);
});

test("a device signed out from another one is as new when nothing waited on it", async () => {
  await comeIn(parent(newId()));
  await leaveEnded();
  assert.equal(await deviceStore.use((database) => database.count("accounts")), 0);
});

test("a device that is shared from now on gives up the rows it kept", async () => {
  const who = parent(newId());
  server.publish({ kind: "child", id: "mika", body: { id: "mika", nickname: "Mika", age_band: "6-8", picture: "fox" } });
  await comeIn(who);
  assert.equal(await account().use((database) => database.count("rows")), 1);
  await comeIn({ ...who, shared_device: true });
  assert.equal(await account().use((database) => database.count("rows")), 0);
  assert.equal(snapshot.value.children.size, 1);
});

test("the hint of whose database to open is left by nobody on a shared device, and goes at sign-out", async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  const who = await comeIn(parent(newId()));
  assert.equal(rememberedAccount(), who.account.id);
  await comeIn({ ...who, shared_device: true });
  assert.equal(rememberedAccount(), null);
  await comeIn(who);
  await signOut();
  assert.deepEqual([rememberedAccount(), kept.size], [null, 0]);
  Reflect.deleteProperty(globalThis, "localStorage");
});

test("a hint that names somebody else's database does not put their rows on screen", async () => {
  const ana = await comeIn(parent(newId()));
  await win("Ana's");
  const sam = await comeIn(parent(newId()));
  openEarly(ana.account.id);
  await openAccount(sam);
  assert.deepEqual([me.value?.account.id, outbox.value.length], [sam.account.id, 0]);
});

async function comeIn(who: Me): Promise<Me> {
  server.me = who;
  await signIn(CREDENTIALS);
  await syncNow();
  return who;
}

async function rowsOf({ account: { id } }: Me): Promise<number> {
  const store = accountStore(id);
  const count = await store.use((database) => database.count("rows"));
  await store.close();
  return count;
}

async function win(text: string): Promise<void> {
  await act("log_win", { id: newId(), child_id: "mika", happened_on: "2026-11-23", text, areas: [] });
}

function helperUntil(end: Date, id = newId()): Me {
  const who = parent(id);
  return { ...who, family: { ...who.family!, role: "carer", until: end.toISOString() } };
}
