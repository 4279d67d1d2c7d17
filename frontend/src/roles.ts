/** What each role opens: the addresses, the tabs and the buttons all ask here. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Audience } from "./routes";
import { me } from "./store/state";
import type { Me } from "./store/types";

/** Whether somebody may open what is made for this audience. A carer is of the family, but not one of its parents. */
export function opens(audience: Audience, who: Me | null): boolean {
  if (audience === "anyone") return true;
  if (!who) return false;
  if (audience === "signed-in") return true;
  if (audience === "therapist") return who.therapist;
  if (audience === "parent") return who.family !== null && who.family.role !== "carer";
  return who.family !== null;
}

/** Whether the person on this device decides about the family: an owner or a parent. */
export const isParent: ReadonlySignal<boolean> = computed(() => opens("parent", me.value));

/** Whether they also decide who the parents are. */
export const isOwner: ReadonlySignal<boolean> = computed(() => me.value?.family?.role === "owner");
