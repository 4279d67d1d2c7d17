/** What Calm keeps quietly on this device, for each account and child; it is never sent. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Begun } from "../calm/begun";
import { keepOnDevice, readOnDevice } from "./on-device";
import { me } from "./state";

type Kept = Record<string, Begun>;

const KEY = "evenday.calm.";
const written = signal(0);

/** By child; nothing where nobody is signed in. */
export const begun: ReadonlySignal<Kept> = computed(() => {
  void written.value;
  return read(me.value?.account.id);
});

/** Keep what an edit makes of a child's; null forgets it. */
export function keepBegun(child: string, edit: (known: Begun | undefined) => Begun | null | undefined): void {
  const account = me.peek()?.account.id;
  if (!account) return;
  const { [child]: known, ...others } = read(account);
  const next = edit(known);
  if (next === known) return;
  keepOnDevice(KEY + account, next ? { ...others, [child]: next } : others);
  written.value += 1;
}

/** Let go of everything kept for an account. */
export function forgetBegun(account: string): void {
  globalThis.localStorage?.removeItem(KEY + account);
  written.value += 1;
}

function read(account: string | undefined): Kept {
  return account ? readOnDevice<Kept>(KEY + account, {}) : {};
}
