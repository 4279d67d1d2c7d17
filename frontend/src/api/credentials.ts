/** How somebody signs in, and how they prove once more who they are. */

import { getJson, send } from "../api";
import type { Instant } from "../store/types";
import { askPasskey, createPasskey } from "../webauthn";

export interface Passkey {
  id: string;
  name: string;
  created_at: Instant;
  last_used_at: Instant | null;
  is_synced: boolean;
}

export interface Credentials {
  login: string;
  has_password: boolean;
  passkeys: Passkey[];
  totp: boolean;
  codes_left: number;
  /** False where the service has no HTTPS address with a name. */
  passkeys_possible: boolean;
  /** Two ways in that do not depend on each other. */
  is_enough: boolean;
}

interface Question<O> {
  id: string;
  options: O;
}

/** What this account signs in with. */
export function readCredentials(): Promise<Credentials> {
  return getJson<Credentials>("/api/credentials");
}

/** Prove it with the password and, where the account wants it, a code. */
export function provePassword(password: string, code: string): Promise<void> {
  return send<void>("POST", "/api/proofs", code ? { password, code } : { password });
}

/** Prove it with a passkey of this device. Throws NoPasskey. */
export async function provePasskey(): Promise<void> {
  const { id, options } = await send<Question<PublicKeyCredentialRequestOptionsJSON>>("POST", "/api/proofs/questions", {});
  await send<void>("POST", "/api/proofs/passkey", { id, credential: await askPasskey(options) });
}

/** Make a passkey on this device and keep it under a name. Throws NoPasskey. */
export async function addPasskey(name: string): Promise<Passkey> {
  const { id, options } = await send<Question<PublicKeyCredentialCreationOptionsJSON>>("POST", "/api/passkeys/registrations", {});
  return send<Passkey>("POST", "/api/passkeys", { id, name, credential: await createPasskey(options) });
}

/** Call a passkey something else. */
export function renamePasskey(id: string, name: string): Promise<Passkey> {
  return send<Passkey>("PATCH", `/api/passkeys/${id}`, { name });
}

/** Nobody comes in with it any more. */
export function removePasskey(id: string): Promise<void> {
  return send<void>("DELETE", `/api/passkeys/${id}`);
}

/** Set or change the password; `endOthers` signs every other device out. */
export function changePassword(password: string, endOthers: boolean): Promise<void> {
  return send<void>("PUT", "/api/password", { password, end_others: endOthers });
}

/** What an authenticator app needs; it counts only once a code was given back. */
export interface NewTotp {
  secret: string;
  uri: string;
  qr: string;
}

/** Begin with an authenticator app. */
export function beginTotp(): Promise<NewTotp> {
  return send<NewTotp>("POST", "/api/totp", {});
}

/** From now on a code is asked for after the password. */
export function confirmTotp(code: string): Promise<void> {
  return send<void>("PUT", "/api/totp", { code });
}

/** Ask for no code any more. */
export function removeTotp(): Promise<void> {
  return send<void>("DELETE", "/api/totp");
}

/** Ten new codes, told this once; older ones stop working. */
export async function makeCodes(): Promise<string[]> {
  return (await send<{ codes: string[] }>("POST", "/api/recovery-codes", {})).codes;
}

/** A link that signs another device in, once and within ten minutes. */
export interface EntryLink {
  token: string;
  url: string;
  qr: string;
  expires_at: Instant;
}

/** Make a link for another device of the same person. */
export function makeEntryLink(): Promise<EntryLink> {
  return send<EntryLink>("POST", "/api/entry-links", {});
}
