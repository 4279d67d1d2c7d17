/** The country whose numbers are shown: the family's, or the one chosen on this device where no family is signed in. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isParent } from "../roles";
import { act } from "../store/outbox";
import { me, snapshot } from "../store/state";

const KEY = "evenday.country";
const onDevice = signal<string | null>(globalThis.localStorage?.getItem(KEY) ?? null);

/** ISO 3166; null where nobody has said. */
export const country: ReadonlySignal<string | null> = computed(() => {
  const family = me.value?.family;
  if (!family) return onDevice.value;
  return snapshot.value.families.get(family.id)?.country ?? null;
});

/** Whether the choice is this person's to make: a carer sees what the parents chose. */
export const mayChoose: ReadonlySignal<boolean> = computed(() => !me.value?.family || isParent.value);

/** Choose: a parent for the family, whoever is not signed in for this device alone. */
export async function chooseCountry(next: string | null): Promise<void> {
  if (isParent.value) {
    await act("set_country", { country: next });
    return;
  }
  onDevice.value = next;
  if (next) globalThis.localStorage?.setItem(KEY, next);
  else globalThis.localStorage?.removeItem(KEY);
}
