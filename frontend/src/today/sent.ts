/** What became of today's reminders, as the server says: asked when the app opens or comes back, and never waited for. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { readRemindersToday, type RemindersToday, type SentReminder } from "../api/reminders";
import { contact } from "../store/state";
import type { PlannedPush } from "./reminders";

const FRESH_MS = 5 * 60_000;

const answer = signal<RemindersToday | null>(null);
let asked = Number.NEGATIVE_INFINITY;

/** The newest answer; null until there was one. */
export const sentToday: ReadonlySignal<RemindersToday | null> = answer;

/** Ask now and on every return, not more often than every five minutes; answers how to stop. */
export function followSent(): () => void {
  const stop = new AbortController();
  document.addEventListener("visibilitychange", () => void ask(), { signal: stop.signal });
  const unfollow = effect(() => {
    if (contact.value === "good") void ask();
  });
  return () => {
    stop.abort();
    unfollow();
  };
}

/** What the server did about a planned one; null where it has not said. */
export function sentOf({ reminder, due }: PlannedPush, rows: SentReminder[]): SentReminder | null {
  return rows.find((row) => row.reminder_id === reminder.id && Date.parse(row.due_at) === due.getTime()) ?? null;
}

async function ask(): Promise<void> {
  if (document.visibilityState !== "visible" || contact.peek() !== "good") return;
  if (performance.now() - asked < FRESH_MS) return;
  asked = performance.now();
  await readRemindersToday().then(
    (next) => (answer.value = next),
    () => undefined,
  );
}
