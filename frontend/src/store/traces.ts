/** What views remember on this device beside the rows: it tells of a family, and goes when the family leaves. */

import { type ReadonlySignal, signal } from "@preact/signals";

const KEYS = ["evenday.corner", "evenday.play-wish", "evenday.reminders-here", "evenday.zone"];
const count = signal(0);

/** Changes when everything was forgotten; whoever remembers something reads it again. */
export const forgotten: ReadonlySignal<number> = count;

/** Forget all of it. */
export function forgetTraces(): void {
  for (const key of KEYS) globalThis.localStorage?.removeItem(key);
  count.value += 1;
}
