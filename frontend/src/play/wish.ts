/** What a family with a few minutes asked for the last time; it stays on this device. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { forgotten } from "../store/traces";
import { NO_WISH, type PlayWish } from "./pick";

const KEY = "evenday.play-wish";
const wish = signal<PlayWish>(NO_WISH);

effect(() => {
  void forgotten.value;
  wish.value = read();
});

/** What stands there now. */
export const playWish: ReadonlySignal<PlayWish> = wish;

/** Change and remember. */
export function wishFor(change: Partial<PlayWish>): void {
  wish.value = { ...wish.value, ...change };
  globalThis.localStorage?.setItem(KEY, JSON.stringify(wish.value));
}

function read(): PlayWish {
  try {
    return { ...NO_WISH, ...(JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "{}") as Partial<PlayWish>) };
  } catch {
    return NO_WISH;
  }
}
