/** A card that nobody is to find later: it opens in its list's place, so that its address never stands anywhere. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { navigate } from "../router";

const current = signal<string | null>(null);

/** The id of the private card that is open, if one is. */
export const openPrivately: ReadonlySignal<string | null> = current;

/** Open a private card; the address stays, or becomes, that of the list. */
export function openPrivateCard(id: string): void {
  current.value = id;
  navigate("/help", { replace: true });
}

/** Back to the list. */
export function closePrivateCard(): void {
  current.value = null;
}

/** Leave at once: Today stands where the list stood, and going back does not lead here. */
export function leaveAtOnce(): void {
  current.value = null;
  navigate("/", { replace: true });
}
