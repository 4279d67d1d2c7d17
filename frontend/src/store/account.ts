/** The database of whoever is signed in, and what every tab of theirs has on screen. */

import { type AccountSchema, accountStore, type Store } from "./db";
import { emptyView, withChanges } from "./snapshot";
import { me, outbox, pulled } from "./state";
import type { Me } from "./types";

let current: Store<AccountSchema> | null = null;

/** The open database; throws when nobody is signed in. */
export function account(): Store<AccountSchema> {
  if (!current) throw new Error("nobody is signed in on this device");
  return current;
}

/** Whether rows may be kept on this device: not where the family said it is shared. */
export function keepsRows(): boolean {
  return me.value?.shared_device === false;
}

/** Make this person's rows and outbox the ones on screen. */
export async function openAccount(who: Me): Promise<void> {
  await closeAccount();
  current = accountStore(who.account.id);
  me.value = who;
  await loadAccount();
}

/** Read rows and outbox again, for example after another tab wrote. */
export async function loadAccount(): Promise<void> {
  const store = account();
  const [rows, entries] = await store.use((database) => {
    const transaction = database.transaction(["rows", "outbox"]);
    return Promise.all([transaction.objectStore("rows").getAll(), transaction.objectStore("outbox").getAll()]);
  });
  if (store !== current) return;
  if (keepsRows()) pulled.value = withChanges(emptyView(), rows);
  outbox.value = entries;
}

/** Read the outbox again after this tab wrote to it. */
export async function loadOutbox(): Promise<void> {
  outbox.value = await account().use((database) => database.getAll("outbox"));
}

/** Forget what is on screen; the database stays. */
export async function closeAccount(): Promise<void> {
  const store = current;
  current = null;
  pulled.value = emptyView();
  outbox.value = [];
  await store?.close();
}
