/** Who reads what, and who belongs to the family: asked fresh every time, never kept on this device. */

import { getJson, send } from "../api";
import type { Day, Instant, InvitedRole, Place, Role } from "../store/types";

export type ShareKind = "wins" | "ratings" | "routines";

export interface Grant {
  id: string;
  child_id: string;
  person: { name: string; title: string | null };
  kinds: ShareKind[];
  /** What the family was asked about and said no to. */
  refused: ShareKind[];
  /** What the family shares for, in its own words. */
  purpose: string;
  since: Day;
  until: Day;
  last_looked_at: Instant | null;
  seen_at: Instant | null;
}

export interface Invitation {
  id: string;
  role: InvitedRole;
  child_id: string | null;
  name: string;
  kinds: ShareKind[];
  until: Day | null;
  purpose: string;
  created_at: Instant;
  expires_at: Instant;
  /** Who opened the link and waits to be let in. */
  asking: { name: string; title: string | null; at: Instant } | null;
}

/** An invitation whose link somebody has opened. */
export type AskedInvitation = Invitation & { asking: NonNullable<Invitation["asking"]> };

export interface Member extends Place {
  id: string;
  name: string;
  role: Role;
  you: boolean;
  /** Whether this person asked for the removal, and may take it back. */
  removal_yours: boolean;
  /** Came by a helper's link and PIN, without an account of their own. */
  helper: boolean;
}

export interface Sharing {
  grants: Grant[];
  invitations: Invitation[];
  members: Member[];
}

interface Invited {
  id: string;
  name: string;
}

export type NewInvitation =
  | (Invited & { role: "owner" | "parent" })
  | (Invited & { role: "carer"; until?: Day })
  | (Invited & {
      role: "therapist";
      child_id: string;
      kinds: ShareKind[];
      refused: ShareKind[];
      since: Day;
      until: Day;
      purpose?: string;
    });

/** A way in that is told this once. */
export interface Way {
  url: string;
  /** The address as a picture, a data URI. */
  qr: string;
}

export interface PassWay extends Way {
  pin: string;
}

export interface GrantChange {
  kinds?: ShareKind[];
  until?: Day;
  purpose?: string;
}

/** Everybody who reads, belongs or is invited. */
export function readSharing(): Promise<Sharing> {
  return getJson<Sharing>("/api/sharing");
}

/** Make a single-use link. */
export function invite(invitation: NewInvitation): Promise<Way> {
  return send<Way>("POST", "/api/sharing/invitations", invitation);
}

/** Make an invitation's link open nothing. */
export function cancelInvitation(id: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/invitations/${id}`);
}

/** Let in who has opened the link, or turn them away; until then they see nothing. */
export function answer(invitationId: string, letIn: boolean): Promise<void> {
  return send<void>("POST", `/api/sharing/invitations/${invitationId}/answers`, { let_in: letIn });
}

/** Let a person read other kinds, or until another day. */
export async function changeGrant(id: string, change: GrantChange): Promise<void> {
  await send<unknown>("PATCH", `/api/sharing/grants/${id}`, change);
}

/** End sharing; the person's next request already finds nothing. */
export function stopGrant(id: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/grants/${id}`);
}

/** Make a parent an equal owner. */
export async function makeOwner(accountId: string): Promise<void> {
  await send<unknown>("PATCH", `/api/sharing/members/${accountId}`, { role: "owner" });
}

/** Remove a parent or carer at once; an owner's removal takes three days and can be taken back. */
export function removeMember(accountId: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/members/${accountId}`);
}

/** Take an owner's removal back, or object to it. */
export function keepMember(accountId: string): Promise<void> {
  return send<void>("DELETE", `/api/sharing/members/${accountId}/removal`);
}

/** Leave the family. */
export function leaveFamily(): Promise<void> {
  return send<void>("DELETE", "/api/sharing/membership");
}

/** A link and a PIN for somebody without an account; both are told this once. */
export function makePass(pass: { id: string; name: string; until: Instant }): Promise<PassWay> {
  return send<PassWay>("POST", "/api/sharing/helper-passes", pass);
}
