/** The database of whoever is signed in, and what it puts on screen. */

import { batch } from "@preact/signals";
import { type AccountSchema, accountStore, type Position, type Store } from "./db";
import { emptyView, KINDS, withChanges } from "./snapshot";
import { me, outbox, pulled, ready } from "./state";
import type { Me } from "./types";
import { adopt } from "./unwritten";

let current: Store<AccountSchema> | null = null;
let early: { id: string; store: Store<AccountSchema> } | null = null;

/** How far the rows on screen go; only ever changed together with them. */
export const position: Position = { cursor: 0, epoch: null };

/** The open database; throws when nobody with a family is signed in. */
export function account(): Store<AccountSchema> {
  if (!current) throw new Error("nobody with a family is signed in on this device");
  return current;
}

/** Whether rows may be kept on this device: not where the family said it is shared. */
export function keepsRows(): boolean {
  return me.value?.shared_device === false;
}

/** Make this person's rows and outbox the ones on screen. Without a family nothing is opened or kept. */
export async function openAccount(who: Me): Promise<void> {
  const opened = takeEarly(who);
  await closeAccount();
  if (who.family) current = opened ?? accountStore(who.account.id);
  me.value = who;
  ready.value = who.family === null;
  if (current && !keepsRows()) await dropRows(current);
  if (!current) return;
  await adopt(who.account.id, current);
  await loadAccount();
}

/** Begin to open an account's database while its owner is still being looked up; `openAccount` takes it over. */
export function openEarly(accountId: string): void {
  const store = accountStore(accountId);
  early = { id: accountId, store };
  store.use(async () => undefined).catch(() => undefined);
}

function takeEarly(who: Me): Store<AccountSchema> | null {
  if (!early || !who.family || early.id !== who.account.id) return null;
  const { store } = early;
  early = null;
  return store;
}

/** What was kept before the family said that this device is shared. */
async function dropRows(store: Store<AccountSchema>): Promise<void> {
  await store.write(["rows", "position"], async (transaction) => {
    await transaction.objectStore("rows").clear();
    await transaction.objectStore("position").clear();
  });
}

/** Read rows, position and outbox again, for example after another tab wrote. */
export async function loadAccount(): Promise<void> {
  const store = account();
  const [rows, entries, kept] = await store.use((database) => {
    const transaction = database.transaction(["rows", "outbox", "position"]);
    return Promise.all([
      transaction.objectStore("rows").getAll(),
      transaction.objectStore("outbox").getAll(),
      transaction.objectStore("position").get("position"),
    ]);
  });
  if (store !== current) return;
  batch(() => {
    outbox.value = entries;
    if (!keepsRows() || !kept) return;
    // What an older version skipped lies behind its cursor.
    Object.assign(position, kept, kept.kinds === KINDS ? {} : { cursor: 0 });
    pulled.value = withChanges(emptyView(), rows);
    ready.value = true;
  });
}

/** Catch up when another tab has pulled further than this one. */
export async function catchUp(): Promise<void> {
  if (!keepsRows()) return;
  const kept = await account().use((database) => database.get("position", "position"));
  if (kept && (kept.cursor !== position.cursor || kept.epoch !== position.epoch)) await loadAccount();
}

/** Read the outbox again after this tab wrote to it. */
export async function loadOutbox(): Promise<void> {
  const store = account();
  const entries = await store.use((database) => database.getAll("outbox"));
  if (store === current) outbox.value = entries;
}

/** Forget what is on screen; the database stays. */
export async function closeAccount(): Promise<void> {
  const stores = [current, early?.store];
  current = null;
  early = null;
  Object.assign(position, { cursor: 0, epoch: null });
  pulled.value = emptyView();
  outbox.value = [];
  for (const store of stores) await store?.close();
}
