/** What the views look at: the server's rows with this device's unsent actions on top. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Content } from "./content-types";
import { replay } from "./effects";
import type { Entry, Rejected } from "./mutations";
import { emptyView } from "./snapshot";
import type { Child, Me, View } from "./types";
import { unwritten } from "./unwritten";

/** Who is signed in on this device; null before sign-in. */
export const me = signal<Me | null>(null);

/** The server's rows as last pulled; replaced as a whole, never edited in place. */
export const pulled = signal<View>(emptyView());

/** This device's outbox, oldest first. */
export const outbox = signal<Entry[]>([]);

/** Whether the rows are all here: read from this device, or pulled to the end once. */
export const ready = signal(false);

/** What the last contact with the server was like. */
export const contact = signal<"unknown" | "good" | "none">("unknown");
export const sending = signal(false);
export const signedOut = signal(false);

// Whatever is said next rests on what was said last, also while that is still being written down.
const said = computed<Entry[]>(() => {
  const written = new Set(outbox.value.map((entry) => entry.mutation.id));
  const underWay = unwritten(me.value?.account.id ?? "").filter(({ id }) => !written.has(id));
  return [...outbox.value, ...underWay.map((mutation) => ({ seq: 0, mutation, state: "waiting" as const, reason: null }))];
});

const replayed = computed(() => replay(pulled.value, said.value, me.value?.account.id ?? ""));

/** Every row the family sees, by kind and id. */
export const snapshot: ReadonlySignal<View> = computed(() => replayed.value.view);

/** Ids of rows that carry something not yet sent. */
export const waiting: ReadonlySignal<Set<string>> = computed(() => replayed.value.touched);

/** How many actions have not reached the server. */
export const waitingCount: ReadonlySignal<number> = computed(
  () => said.value.filter((entry) => entry.state === "waiting").length,
);

/** What the server could not keep, with the words. */
export const rejected: ReadonlySignal<Rejected[]> = computed(() =>
  outbox.value
    .filter((entry) => entry.state === "rejected")
    .map(({ mutation, reason }) => ({ id: mutation.id, mutation, reason: reason ?? "invalid" })),
);

export type SyncState = "saved" | "waiting" | "sending" | "offline" | "signed-out";

/** One word for the small cloud in the corner. */
export const syncState: ReadonlySignal<SyncState> = computed(() => {
  if (signedOut.value) return "signed-out";
  if (sending.value) return "sending";
  if (contact.value === "none") return "offline";
  return waitingCount.value > 0 ? "waiting" : "saved";
});

const CHILD_KEY = "evenday.child";
const chosenChild = signal<string | null>(readChoice());

/** The child the screens are about: the chosen one, else the first. */
export const currentChild: ReadonlySignal<Child | null> = computed(() => {
  const children = snapshot.value.children;
  const chosen = children.get(chosenChild.value ?? "");
  return chosen ?? [...children.values()].sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
});

/** Make another child the one the screens are about; remembered on this device. */
export function chooseChild(id: string): void {
  chosenChild.value = id;
  globalThis.localStorage?.setItem(CHILD_KEY, id);
}

/** Forget which child was chosen, at sign-out. */
export function forgetChoice(): void {
  chosenChild.value = null;
  globalThis.localStorage?.removeItem(CHILD_KEY);
}

/** Activities, routines and tips; null until the first visit with a connection. */
export const content = signal<Content | null>(null);

const clock = signal(new Date());

/** The time, to the minute. */
export const now: ReadonlySignal<Date> = clock;

/** Tick `now` at every full minute; call once. */
export function startClock(): void {
  const tick = () => {
    clock.value = new Date();
    setTimeout(tick, 60_000 - (Date.now() % 60_000));
  };
  tick();
}

/** Set `now` at once, for example when the app comes back to the front. */
export function touchClock(): void {
  clock.value = new Date();
}

function readChoice(): string | null {
  return globalThis.localStorage?.getItem(CHILD_KEY) ?? null;
}
