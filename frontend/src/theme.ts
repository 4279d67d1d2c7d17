/** How the app looks on this device: day or night, quiet or not, and on which side the thumb is. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { DARK, keepLooks, type Looks, paintLooks, readLooks } from "./looks";

export type { Looks, Theme } from "./looks";

const chosen = signal<Looks>(readLooks());

/** What was chosen on this device. */
export const looks: ReadonlySignal<Looks> = chosen;

/** Choose; kept on this device and shown at once. */
export function chooseLooks(change: Partial<Looks>): void {
  chosen.value = { ...chosen.value, ...change };
  keepLooks(chosen.value);
  paintLooks(chosen.value);
}

/** Put the looks on the page, and follow the system while the choice is left to it; call once. */
export function startLooks(): void {
  paintLooks(chosen.value);
  matchMedia(DARK).addEventListener("change", () => paintLooks(chosen.value));
}
