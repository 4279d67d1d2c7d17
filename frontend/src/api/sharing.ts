/** Who outside the family reads what: asked fresh every time, never kept on this device. */

import { getJson, send } from "../api";
import type { Day, Instant, Role } from "../store/types";

export type ShareKind = "wins" | "ratings" | "routines";

export interface Grant {
  id: string;
  child_id: string;
  person: { name: string; title: string | null };
  kinds: ShareKind[];
  since: Day;
  until: Day;
  last_looked_at: Instant | null;
  seen_at: Instant | null;
}

export interface Invitation {
  id: string;
  role: "therapist" | "parent";
  child_id: string | null;
  name: string;
  kinds: ShareKind[];
  until: Day | null;
  created_at: Instant;
  expires_at: Instant;
}

export interface Member {
  id: string;
  name: string;
  role: Role;
  you: boolean;
}

export interface Look {
  at: Instant;
  name: string;
  what: "journal" | "summary" | "print" | "seen";
  count: number;
  child_id: string;
}

export interface Sharing {
  grants: Grant[];
  invitations: Invitation[];
  members: Member[];
  looks: Look[];
}

export interface NewInvitation {
  id: string;
  role: "therapist" | "parent";
  name: string;
  child_id?: string;
  kinds?: ShareKind[];
  since?: Day;
  until?: Day;
}

/** Everybody who reads or is invited to, and who looked. */
export function readSharing(): Promise<Sharing> {
  return getJson<Sharing>("/api/sharing");
}

/** Make a single-use link; its address is told this once. */
export async function invite(invitation: NewInvitation): Promise<string> {
  const { token } = await send<{ id: string; token: string }>("POST", "/api/sharing/invitations", invitation);
  return `${location.origin}/join#${token}`;
}

/** Make an invitation's link open nothing. */
export function cancelInvitation(id: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/invitations/${id}`);
}

/** Let a person read other kinds, or until another day. */
export async function changeGrant(id: string, kinds: ShareKind[], until: Day): Promise<void> {
  await send<unknown>("PATCH", `/api/sharing/grants/${id}`, { kinds, until });
}

/** End sharing; the person's next request already finds nothing. */
export function stopGrant(id: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/grants/${id}`);
}
