/** What stands half-written in a sheet, kept on this device until it is saved or cleared. */

import { type Signal, signal } from "@preact/signals";
import { account } from "./account";

export interface Draft<T> {
  /** The words so far; null until read from the device or when there are none. */
  value: Signal<T | null>;
  /** Resolves when the kept words have been read. */
  ready: Promise<void>;
  /** Keep this now on screen and, a moment later, on the device. */
  keep(value: T): void;
  /** Drop it. `act(name, args, draftName)` does so by itself. */
  clear(): Promise<void>;
  /** Keep nothing more. */
  stop(): void;
}

const KEEP_AFTER_MS = 300;
const open = new Map<string, Draft<unknown>>();

/** The draft with this name; the same object for the same name until it is cleared. */
export function draft<T>(name: string): Draft<T> {
  const known = open.get(name);
  if (known) return known as Draft<T>;
  const made = makeDraft<T>(name);
  open.set(name, made as Draft<unknown>);
  return made;
}

/** Write nothing more of a draft to the device for now; the words stay on screen. */
export function holdDraft(name: string): void {
  open.get(name)?.stop();
}

/** Forget a draft in memory; whoever calls has removed it from the device, or is about to. */
export function dropDraft(name: string): void {
  holdDraft(name);
  open.delete(name);
}

/** Forget what drafts are in memory, at sign-out. */
export function forgetDrafts(): void {
  for (const name of Array.from(open.keys())) dropDraft(name);
}

function makeDraft<T>(name: string): Draft<T> {
  const value = signal<T | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (next: T) =>
    account().write(["drafts"], (transaction) => transaction.objectStore("drafts").put(next, name));
  return {
    value,
    ready: read(name, value),
    keep(next) {
      value.value = next;
      clearTimeout(timer);
      timer = setTimeout(() => void write(next), KEEP_AFTER_MS);
    },
    stop: () => clearTimeout(timer),
    async clear() {
      dropDraft(name);
      value.value = null;
      await account().write(["drafts"], (transaction) => transaction.objectStore("drafts").delete(name));
    },
  };
}

async function read<T>(name: string, value: Signal<T | null>): Promise<void> {
  const kept = (await account().use((database) => database.get("drafts", name))) as T | undefined;
  if (kept !== undefined && value.peek() === null) value.value = kept;
}
