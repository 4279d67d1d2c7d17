/** How much room the desk has: a phone, a pane over the list, or list and pane side by side. */

import { type ReadonlySignal, signal } from "@preact/signals";

export type Width = "phone" | "over" | "beside";

const current = signal<Width>("beside");

/** The room there is now. */
export const width: ReadonlySignal<Width> = current;

if (typeof matchMedia !== "undefined") {
  const phone = matchMedia("(width < 760px)");
  const beside = matchMedia("(width >= 1180px)");
  const measure = () => {
    current.value = phone.matches ? "phone" : beside.matches ? "beside" : "over";
  };
  phone.addEventListener("change", measure);
  beside.addEventListener("change", measure);
  measure();
}
