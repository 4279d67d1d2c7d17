/** The outbox: what was said on this device, written down before anything else happens. */

import { newId } from "../ids";
import { instant } from "../time";
import { account, loadOutbox } from "./account";
import type { AccountSchema } from "./db";
import { dropDraft, holdDraft } from "./drafts";
import type { Entry, Mutation, MutationName, Mutations } from "./mutations";
import { me } from "./state";
import { announce } from "./tabs";
import { arrived, begin, settle } from "./unwritten";

/** What is said, before it has an id and a time. */
export type Deed = { [N in MutationName]: [name: N, args: Mutations[N]] }[MutationName];

type NewEntry = Omit<Entry, "seq"> & { seq?: number };

let wake: () => void = () => undefined;

/** Call `run` after every new entry: the sync engine starts its flight there. */
export function onNewEntry(run: () => void): void {
  wake = run;
}

/** Write a mutation down for good, show its effect, and start sending; answers the mutation's id.
 *  A sheet's draft named here is dropped in the same transaction. */
export async function act<N extends MutationName>(name: N, args: Mutations[N], draft?: string): Promise<string> {
  const [id = ""] = await actTogether([[name, args] as Deed], draft);
  return id;
}

/** Several mutations that are one deed: all of them are written down, in this order, or none. */
export async function actTogether(deeds: Deed[], draft?: string): Promise<string[]> {
  const mutations = deeds.map(([name, args]) => ({ id: newId(), name, args, at: instant() }) as Mutation);
  if (draft) holdDraft(draft);
  const accountId = me.value?.account.id ?? "";
  begin(accountId, mutations, draft);
  try {
    await account().write(["outbox", "drafts"], async (transaction) => {
      for (const mutation of mutations) await transaction.objectStore("outbox").add(fresh(mutation));
      if (draft) await transaction.objectStore("drafts").delete(draft);
    });
    arrived(accountId, mutations);
    if (draft) dropDraft(draft);
    await loadOutbox();
  } finally {
    // Only now: between the two it would be gone from the screen for a moment.
    settle(mutations);
  }
  announce();
  wake();
  void keepStorage();
  return mutations.map(({ id }) => id);
}

/** Say a rejected mutation again, with corrected arguments, as a new mutation in the old one's place. */
export async function retryRejected(id: string, args: Mutations[MutationName]): Promise<string> {
  const renewed = newId();
  await account().write(["outbox"], async (transaction) => {
    const store = transaction.objectStore("outbox");
    const entry = await store.index("mutation").get(id);
    if (entry?.state !== "rejected") throw new Error("only a rejected entry can be said again");
    const mutation = { ...entry.mutation, id: renewed, args, at: instant() } as Mutation;
    await store.delete(entry.seq);
    await store.add(fresh(mutation));
  });
  await written();
  return renewed;
}

/** Let go of a rejected mutation and its words; only ever called because a person asked. */
export async function discardRejected(id: string): Promise<void> {
  await account().write(["outbox"], async (transaction) => {
    const store = transaction.objectStore("outbox");
    const entry = await store.index("mutation").get(id);
    if (entry?.state === "rejected") await store.delete(entry.seq);
  });
  await loadOutbox();
  announce();
}

function fresh(mutation: Mutation): AccountSchema["outbox"]["value"] {
  const entry: NewEntry = { mutation, state: "waiting", reason: null };
  return entry as Entry;
}

async function written(): Promise<void> {
  await loadOutbox();
  announce();
  wake();
}

let asked = false;

/** Ask the browser, once a session and after something worth keeping was saved, not to clear this storage. */
async function keepStorage(): Promise<void> {
  if (asked || !globalThis.navigator?.storage?.persist) return;
  asked = true;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
