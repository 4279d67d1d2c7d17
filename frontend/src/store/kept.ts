/** What somebody wrote before their place in a family ended, and never sent: theirs to read, nobody's to have. */

import { accountStore, deviceStore } from "./db";
import { forgetAccount } from "./device";
import type { Mutation } from "./mutations";

/** Unsent actions of an account that has no family now, oldest first. */
export async function readKept(accountId: string): Promise<Mutation[]> {
  // Without this question a therapist's machine would get a database by being asked.
  const known = await deviceStore.use((database) => database.get("accounts", accountId));
  if (!known) return [];
  const store = accountStore(accountId);
  const entries = await store.use((database) => database.getAll("outbox"));
  await store.close();
  return entries.filter(({ state }) => state !== "applied").map(({ mutation }) => mutation);
}

/** Let all of it go. */
export function discardKept(accountId: string): Promise<void> {
  return forgetAccount(accountId);
}
