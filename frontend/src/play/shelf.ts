/** The ideas on this device, the family's own among them, and what is known about the child they are for. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Activity } from "../store/content-types";
import { content, currentChild, snapshot } from "../store/state";
import type { View } from "../store/types";
import { clock, today } from "../today/calendar";
import { type PlayFacts, playFacts } from "./facts";
import { type AnyIdea, asIdea, ownActivities } from "./own";

/** The family's own first, as there are few of them. */
export function ideasOf(library: Activity[], view: View, child: string): AnyIdea[] {
  return [...ownActivities(view, child).map(asIdea), ...library];
}

/** Every idea for the child on screen. */
export const ideas: ReadonlySignal<AnyIdea[]> = computed(() =>
  ideasOf(content.value?.activities ?? [], snapshot.value, currentChild.value?.id ?? ""),
);

/** What is known about that child now; null without one. */
export const facts: ReadonlySignal<PlayFacts | null> = computed(() => {
  const child = currentChild.value;
  return child && playFacts(snapshot.value, child, today.value, clock.value);
});

/** The idea with this id, where this device has it. */
export function ideaWith(id: string | undefined): AnyIdea | undefined {
  return ideas.value.find((one) => one.id === id);
}
