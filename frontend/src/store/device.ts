/** This device: its id, and who used it. */

import { newId } from "../ids";
import { forgetBegun } from "./begun";
import { accountDatabase, accountStore, deviceStore } from "./db";
import type { Me } from "./types";
import { forgetUnwritten, leftBehind } from "./unwritten";

const ACCOUNT_KEY = "evenday.account";

/** The id of whoever was signed in last on a phone of their own, known before any database is open; a hint, no more. */
export function rememberedAccount(): string | null {
  return globalThis.localStorage?.getItem(ACCOUNT_KEY) ?? null;
}

/** The id of this installation, made on first use; the server counts devices by it, nothing else. */
export function deviceId(): Promise<string> {
  return deviceStore.write(["device"], async (transaction) => {
    const store = transaction.objectStore("device");
    const known = await store.get("device");
    if (known) return known.id;
    const id = newId();
    await store.put({ id }, "device");
    return id;
  });
}

/** Who was signed in when the app was last used here, or null; null too where nothing can be kept. */
export async function rememberedMe(): Promise<Me | null> {
  const kept = deviceStore.use((database) => database.get("me", "me"));
  return (await kept.catch(() => undefined)) ?? null;
}

/** Remember who is signed in; without a family nothing is kept on the machine. */
export async function rememberMe(who: Me): Promise<void> {
  if (!who.family) {
    // Where there is no database either, there is nothing to forget.
    await forgetMe().catch(() => undefined);
    return;
  }
  if (who.shared_device) forgetHint();
  else globalThis.localStorage?.setItem(ACCOUNT_KEY, who.account.id);
  await deviceStore.write(["me", "accounts"], async (transaction) => {
    await transaction.objectStore("me").put(who, "me");
    await transaction.objectStore("accounts").put({ id: who.account.id, name: who.account.name, demo: who.demo });
  });
}

/** Forget who was signed in; what they left stays. */
export async function forgetMe(): Promise<void> {
  forgetHint();
  await deviceStore.write(["me"], (transaction) => transaction.objectStore("me").delete("me"));
}

/** How many entries of every account on this device have not reached the server, rejected ones included. */
export async function unsentOnDevice(): Promise<number> {
  let count = 0;
  for (const { id } of await accounts()) {
    const store = accountStore(id);
    const entries = await store.use((database) => database.getAll("outbox"));
    count += entries.filter((entry) => entry.state !== "applied").length + leftBehind(id).length;
    await store.close();
  }
  return count;
}

/** Whether this account has a database here; false too where nothing can be kept. */
export async function isOnDevice(accountId: string): Promise<boolean> {
  const known = await accounts().catch(() => []);
  return known.some(({ id }) => id === accountId);
}

/** Remove what one account has on this device but its unsent words, which nobody sees until they sign in again. */
export async function keepOnlyUnsent(accountId: string): Promise<void> {
  forgetBegun(accountId);
  const store = accountStore(accountId);
  const left = await store.write(["rows", "position", "outbox"], async (transaction) => {
    const outbox = transaction.objectStore("outbox");
    await Promise.all([transaction.objectStore("rows").clear(), transaction.objectStore("position").clear()]);
    for (const key of await outbox.getAllKeys()) {
      if ((await outbox.get(key))?.state === "applied") await outbox.delete(key);
    }
    return outbox.count();
  });
  const drafts = await store.use((database) => database.count("drafts"));
  await store.close();
  await deviceStore.write(["shown", "accounts"], async (transaction) => {
    await transaction.objectStore("shown").clear();
    const accounts = transaction.objectStore("accounts");
    const known = await accounts.get(accountId);
    if (known) await accounts.put({ ...known, name: "" });
  });
  if (left + drafts + leftBehind(accountId).length === 0) await forgetAccount(accountId);
}

/** Remove everything every account left on this device, unsent words included. */
export async function wipeDevice(): Promise<void> {
  forgetHint();
  for (const { id } of await accounts()) await deleteAccount(id);
  if (!globalThis.indexedDB) return;
  await deviceStore.write(["me", "accounts", "actions", "shown"], async (transaction) => {
    for (const name of ["me", "accounts", "actions", "shown"] as const) await transaction.objectStore(name).clear();
  });
}

/** Remove what earlier demo visits left; the account named here stays. */
export async function forgetOldDemos(keep: string): Promise<void> {
  for (const { id, demo } of await accounts()) {
    if (demo && id !== keep) await forgetAccount(id);
  }
}

/** Remove everything one account left on this device, unsent words included. */
export async function forgetAccount(id: string): Promise<void> {
  await deleteAccount(id);
  await deviceStore.write(["accounts"], (transaction) => transaction.objectStore("accounts").delete(id));
}

function forgetHint(): void {
  globalThis.localStorage?.removeItem(ACCOUNT_KEY);
}

async function accounts() {
  if (!globalThis.indexedDB) return [];
  return deviceStore.use((database) => database.getAll("accounts"));
}

function deleteAccount(id: string): Promise<void> {
  forgetUnwritten(id);
  forgetBegun(id);
  return deleteDatabase(accountDatabase(id));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(`could not delete ${name}`));
    // Another tab still has it open; it closes on `versionchange`, and the deletion follows by itself.
    request.onblocked = () => resolve();
  });
}
