/** One quiet line at a time, with a way back when something changed. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { t } from "./i18n";
import { contact, me } from "./store/state";
import { unwritten } from "./store/unwritten";

export interface Toast {
  text: string;
  undo?: () => void;
  /** A button that is not "Undo" (its words), for example "Update now". */
  action?: { label: string; run: () => void };
  /** Stays until it is dismissed or used. */
  stays?: boolean;
}

const current = signal<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** What the toast region shows now. */
export const currentToast: ReadonlySignal<Toast | null> = current;

const SHOWN_MS = 6_000;

/** Show a line; it replaces the one before it and leaves after six seconds unless it stays. */
export function toast(next: Toast): void {
  current.value = next;
  restartToast();
}

/** Take the line away. */
export function dismissToast(): void {
  clearTimeout(timer);
  current.value = null;
}

// What is done next takes the way back of the deed before away at once: it would undo the wrong one.
effect(() => {
  if (unwritten(me.value?.account.id ?? "").length > 0 && current.value?.undo) dismissToast();
});

/** Keep the line while somebody is on it (focus, pointer). */
export function holdToast(): void {
  clearTimeout(timer);
}

/** Start the six seconds again. */
export function restartToast(): void {
  clearTimeout(timer);
  if (current.value && !current.value.stays) timer = setTimeout(dismissToast, SHOWN_MS);
}

/** What was done, and, while there is no connection, where it is kept. */
export function savedHere(said: string): string {
  return contact.value === "none" ? `${said}\n${t("today.saved-here")}` : said;
}
