/** What the parents should hear about who belongs to the family: who waits to be let in, and who is to be removed.
 *  Asked for while somebody looks, more often while a link is out, and never kept. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type AskedInvitation, type Invitation, type Member, readSharing, type Sharing } from "../api/sharing";
import { isParent } from "../roles";
import { contact } from "./state";

const LOOK_EVERY_MS = 15_000;

const people = signal<AskedInvitation[]>([]);
const leaving = signal<Member[]>([]);
const linksOut = signal(false);

/** Whoever waits now, oldest first. */
export const asking: ReadonlySignal<AskedInvitation[]> = people;

/** Members whose removal was asked for. */
export const removals: ReadonlySignal<Member[]> = leaving;

/** The invitations somebody has opened. */
export function askedOf(invitations: Invitation[]): AskedInvitation[] {
  return invitations.filter((one): one is AskedInvitation => Boolean(one.asking));
}

/** Take what the server has just said. */
export function rememberAsking({ invitations, members }: Sharing): void {
  people.value = askedOf(invitations);
  leaving.value = members.filter(({ removal_at }) => removal_at !== null);
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
  await readSharing().then(rememberAsking, () => undefined);
}
