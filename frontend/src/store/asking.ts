/** Who has opened a link of this family and waits to be let in: asked for while a link is out, never kept. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type AskedInvitation, type Invitation, readSharing } from "../api/sharing";
import { isParent } from "../roles";
import { contact } from "./state";

const LOOK_EVERY_MS = 15_000;

const people = signal<AskedInvitation[]>([]);
const linksOut = signal(false);

/** Whoever waits now, oldest first. */
export const asking: ReadonlySignal<AskedInvitation[]> = people;

/** The invitations somebody has opened. */
export function askedOf(invitations: Invitation[]): AskedInvitation[] {
  return invitations.filter((one): one is AskedInvitation => Boolean(one.asking));
}

/** Take what the server has just said. */
export function rememberAsking(invitations: Invitation[]): void {
  people.value = askedOf(invitations);
  linksOut.value = invitations.length > 0;
}

/** Look now, on every return, and while a link is out every few seconds; answers how to stop. */
export function followAsking(): () => void {
  const stop = new AbortController();
  document.addEventListener("visibilitychange", () => void look(), { signal: stop.signal });
  const unfollow = effect(() => {
    if (!isParent.value || contact.value !== "good") return undefined;
    void look();
    if (!linksOut.value) return undefined;
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  });
  return () => {
    stop.abort();
    unfollow();
  };
}

async function look(): Promise<void> {
  if (document.visibilityState !== "visible" || !isParent.peek() || contact.peek() !== "good") return;
  await readSharing().then(({ invitations }) => rememberAsking(invitations), () => undefined);
}
