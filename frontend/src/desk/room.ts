/** How much room the desk has, counted in letters rather than pixels, so that large text gets the narrow layout. */

import { type ReadonlySignal, signal } from "@preact/signals";

/** One column; a pane over the list; a side beside the list; list and pane side by side. */
export type Room = "phone" | "tablet" | "desk" | "wide";

const current = signal<Room>("wide");

/** The room there is now. */
export const room: ReadonlySignal<Room> = current;

/** The room in a width of so many root letters (rem). */
export function roomIn(rems: number): Room {
  if (rems < 47.5) return "phone";
  if (rems < 64) return "tablet";
  return rems < 73.75 ? "desk" : "wide";
}

if (typeof document !== "undefined") {
  const root = document.documentElement;
  const measure = () => {
    current.value = roomIn(innerWidth / Number.parseFloat(getComputedStyle(root).fontSize));
  };
  // The root changes its size with the window and with the size of text.
  new ResizeObserver(measure).observe(root);
  addEventListener("resize", measure);
  measure();
}
