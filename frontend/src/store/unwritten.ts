/** What was said but is not on the disk yet when the page goes: a slow disk must not lose it. */

import type { IDBPTransaction } from "idb";
import type { AccountSchema, Store } from "./db";
import type { Mutation } from "./mutations";

/** A mutation on its way to the outbox, and the draft it was written in. */
interface Unwritten {
  mutation: Mutation;
  draft?: string;
}

const KEY = "evenday.unwritten.";
const underWay = new Map<string, { accountId: string; entry: Unwritten }>();

/** From now until `settle`, a page that goes leaves this behind for the next one. */
export function begin(accountId: string, entry: Unwritten): void {
  if (underWay.size === 0) globalThis.addEventListener?.("pagehide", leaveBehind);
  underWay.set(entry.mutation.id, { accountId, entry });
}

/** It is in the outbox now, or its writer knows that it is not. */
export function settle(id: string): void {
  underWay.delete(id);
  if (underWay.size === 0) globalThis.removeEventListener?.("pagehide", leaveBehind);
}

/** Put what an earlier page left behind where it belongs; what did arrive is not written twice. */
export async function adopt(accountId: string, store: Store<AccountSchema>): Promise<void> {
  const left = leftBehind(accountId);
  if (left.length === 0) return;
  await store.write(["outbox", "drafts"], async (transaction) => {
    for (const entry of left) await write(transaction, entry);
  });
  forgetUnwritten(accountId);
}

/** What an earlier page of this account could not write. */
export function leftBehind(accountId: string): Unwritten[] {
  const kept = globalThis.localStorage?.getItem(KEY + accountId);
  return kept ? (JSON.parse(kept) as Unwritten[]) : [];
}

/** Let go of what was left behind, with everything else of this account. */
export function forgetUnwritten(accountId: string): void {
  globalThis.localStorage?.removeItem(KEY + accountId);
}

async function write(
  transaction: IDBPTransaction<AccountSchema, ("outbox" | "drafts")[], "readwrite">,
  { mutation, draft }: Unwritten,
): Promise<void> {
  const outbox = transaction.objectStore("outbox");
  if (await outbox.index("mutation").getKey(mutation.id)) return;
  await outbox.add({ mutation, state: "waiting", reason: null } as AccountSchema["outbox"]["value"]);
  if (draft) await transaction.objectStore("drafts").delete(draft);
}

// The one store a page that is going can still write to: it answers before the next line runs.
function leaveBehind(): void {
  for (const { accountId, entry } of underWay.values()) {
    localStorage.setItem(KEY + accountId, JSON.stringify([...leftBehind(accountId), entry]));
  }
}
