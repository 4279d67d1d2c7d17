/** The family's own day and clock, as every view reads them. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { me, now, snapshot } from "../store/state";
import type { Day, WallTime } from "../store/types";
import { deviceZone, localDay, wallTime } from "../time";

const family = computed(() => {
  const rows = snapshot.value.families;
  return rows.get(me.value?.family?.id ?? "") ?? [...rows.values()][0] ?? me.value?.family ?? null;
});

/** The family's IANA zone. */
export const zone: ReadonlySignal<string> = computed(() => family.value?.zone ?? deviceZone());

/** The local hour the family's day starts at. */
export const dayStartsAt: ReadonlySignal<number> = computed(() => family.value?.day_starts_at ?? 4);

/** The family's day now: before the day starts it is still yesterday. */
export const today: ReadonlySignal<Day> = computed(() => localDay(now.value, zone.value, dayStartsAt.value));

/** The family's wall time now. */
export const clock: ReadonlySignal<WallTime> = computed(() => wallTime(now.value, zone.value));
