/** What an answer of `POST /api/sync` does to this device: receipts, rows and position in one transaction. */

import { batch } from "@preact/signals";
import type { IDBPTransaction } from "idb";
import { account, keepsRows, position } from "./account";
import type { AccountSchema, Row, Store } from "./db";
import type { Entry, Reason } from "./mutations";
import { emptyView, KINDS, knownKind, withChanges } from "./snapshot";
import { outbox, pulled, ready } from "./state";
import type { Change } from "./types";

export interface Receipt {
  id: string;
  status: "applied" | "rejected";
  reason: Reason | null;
}

export interface Answer {
  receipts: Receipt[];
  changes: Change[];
  cursor: number;
  more: boolean;
  epoch: string;
}

type Writing = IDBPTransaction<AccountSchema, ("rows" | "outbox" | "position")[], "readwrite">;

/** Take an answer in. True when the server's history is another one and everything is to be pulled again. */
export async function receive(store: Store<AccountSchema>, answer: Answer): Promise<boolean> {
  const restarted = position.epoch !== null && position.epoch !== answer.epoch;
  const complete = !restarted && !answer.more;
  const changes = restarted ? [] : answer.changes.filter((change) => knownKind(change.kind));
  const next = { cursor: restarted ? 0 : answer.cursor, epoch: answer.epoch, kinds: KINDS };
  await store.write(["rows", "outbox", "position"], async (transaction) => {
    await settle(transaction, answer.receipts);
    if (complete) await dropApplied(transaction);
    if (!keepsRows()) return;
    if (restarted) await transaction.objectStore("rows").clear();
    await storeRows(transaction, changes);
    await transaction.objectStore("position").put(next, "position");
  });
  const entries = await store.use((database) => database.getAll("outbox"));
  if (store !== account()) return false;
  Object.assign(position, next);
  batch(() => {
    pulled.value = withChanges(restarted ? emptyView() : pulled.value, changes);
    outbox.value = entries;
    if (complete) ready.value = true;
  });
  return restarted;
}

/** Mark entries the server has refused as a whole, so that they stay visible and block nothing. */
export async function refuse(store: Store<AccountSchema>, ids: string[], reason: Reason): Promise<void> {
  await store.write(["outbox"], async (transaction) => {
    await settle(transaction as unknown as Writing, ids.map((id) => ({ id, status: "rejected", reason })));
  });
  outbox.value = await store.use((database) => database.getAll("outbox"));
}

async function settle(transaction: Writing, receipts: Receipt[]): Promise<void> {
  const store = transaction.objectStore("outbox");
  for (const { id, status, reason } of receipts) {
    const entry = await store.index("mutation").get(id);
    if (!entry) continue;
    const settled: Entry = { ...entry, state: status, reason: status === "rejected" ? (reason ?? "invalid") : null };
    await store.put(settled);
  }
}

// An applied entry keeps its effect on screen until its own row has arrived, so nothing flickers in between.
async function dropApplied(transaction: Writing): Promise<void> {
  const store = transaction.objectStore("outbox");
  for (const entry of await store.getAll()) {
    if (entry.state === "applied") await store.delete(entry.seq);
  }
}

async function storeRows(transaction: Writing, changes: Change[]): Promise<void> {
  const store = transaction.objectStore("rows");
  for (const { kind, id, revision, body } of changes) {
    if (body === null) await store.delete([kind, id]);
    else await store.put({ kind, id, revision, body } as Row);
  }
}
