/** Today's reminders for whoever is signed in on this device. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { isParent } from "../roles";
import { inForce } from "../store/reminder-effects";
import { me, now, snapshot } from "../store/state";
import type { Duty, Pause, Reminder, Span } from "../store/types";
import { instant } from "../time";
import { dayStartsAt, today, zone } from "./calendar";
import { type PlannedPush, planPushes, turnsOf } from "./reminders";
import { isAlive } from "./settled";

/** The plan, from the rows on this device. */
export const pushes: ReadonlySignal<PlannedPush[]> = computed(() =>
  planPushes(snapshot.value, {
    account: me.value?.account.id ?? "",
    day: today.value,
    zone: zone.value,
    dayStartsAt: dayStartsAt.value,
    now: now.value,
  }),
);

/** Who has the child now, where somebody said so. */
export const duty: ReadonlySignal<Duty | null> = computed(() => newest(turnsOf(snapshot.value)));

/** The pause that holds now. */
export const pause: ReadonlySignal<Pause | null> = computed(() => newest(snapshot.value.pauses.values()));

// What was said this minute holds at once, so the full minute only says when to look again.
function newest<S extends Span>(spans: Iterable<S>): S | null {
  void now.value;
  return inForce(spans, instant());
}

/** Reminders that ask to be moved, dropped or kept; nobody is asked during a pause. */
export const asking: ReadonlySignal<Reminder[]> = computed(() => {
  const rows = [...snapshot.value.reminders.values()].filter((row) => row.on && row.asks && isAlive(snapshot.value, row));
  return pause.value || !isParent.value ? [] : rows.sort((a, b) => (a.id < b.id ? -1 : 1));
});
