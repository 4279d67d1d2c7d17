/** What was said but is not on the disk yet: it shows at once, and a slow disk does not lose it when the page goes. */

import { signal } from "@preact/signals";
import type { IDBPTransaction } from "idb";
import type { AccountSchema, Store } from "./db";
import type { Mutation } from "./mutations";

/** A mutation on its way to the outbox, and the draft it was written in. */
interface Unwritten {
  mutation: Mutation;
  draft?: string;
}

const KEY = "evenday.unwritten.";
const underWay = signal<{ accountId: string; entry: Unwritten }[]>([]);

/** An account's mutations on their way to the outbox, oldest first. */
export function unwritten(accountId: string): Mutation[] {
  return underWay.value.filter((one) => one.accountId === accountId).map(({ entry }) => entry.mutation);
}

/** From now until `settle` they count as said, and a page that goes leaves them behind for the next one. */
export function begin(accountId: string, mutations: Mutation[], draft?: string): void {
  if (underWay.value.length === 0) globalThis.addEventListener?.("pagehide", leaveBehind);
  underWay.value = [...underWay.value, ...mutations.map((mutation) => ({ accountId, entry: { mutation, draft } }))];
}

/** They are in the outbox now, or their writer knows that they are not. */
export function settle(mutations: Mutation[]): void {
  const settled = new Set(mutations.map(({ id }) => id));
  underWay.value = underWay.value.filter(({ entry }) => !settled.has(entry.mutation.id));
  if (underWay.value.length === 0) globalThis.removeEventListener?.("pagehide", leaveBehind);
}

/** They are on the disk: a page that was left while they were written, and comes back as it was, leaves none behind. */
export function arrived(accountId: string, mutations: Mutation[]): void {
  const left = leftBehind(accountId);
  if (left.length === 0) return;
  const known = new Set(mutations.map(({ id }) => id));
  keepLeft(accountId, left.filter(({ mutation }) => !known.has(mutation.id)));
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
  for (const { accountId, entry } of underWay.value) {
    keepLeft(accountId, [...leftBehind(accountId), entry]);
  }
}

function keepLeft(accountId: string, entries: Unwritten[]): void {
  if (entries.length > 0) localStorage.setItem(KEY + accountId, JSON.stringify(entries));
  else forgetUnwritten(accountId);
}
