/** Passkeys of this browser: the server's JSON in, JSON for the server out. */

import { fromBase64Url, toBase64Url } from "./base64url";

/** Why no passkey came: the person went back, this device has one already, or it cannot hold any. */
export type PasskeyTrouble = "cancelled" | "known" | "impossible";

/** The browser gave no passkey. */
export class NoPasskey extends Error {
  override readonly name = "NoPasskey";
  readonly trouble: PasskeyTrouble;

  constructor(trouble: PasskeyTrouble) {
    super(`no passkey: ${trouble}`);
    this.trouble = trouble;
  }
}

/** Whether this browser can do passkeys here at all. */
export function knowsPasskeys(): boolean {
  return isSecureContext && "PublicKeyCredential" in globalThis && "credentials" in navigator;
}

/** Whether the browser can offer passkeys inside a sign-in field. */
export async function offersPasskeysInFields(): Promise<boolean> {
  return knowsPasskeys() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());
}

/** Make a passkey; throws NoPasskey. Call it from a tap. */
export async function createPasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? creationFrom(options);
  return inJson(await credentialFrom(() => navigator.credentials.create({ publicKey })));
}

/** Ask for a passkey; `waiting` offers it inside a field until `signal` stops it. Throws NoPasskey. */
export async function askPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
  waiting: { signal: AbortSignal } | null = null,
): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? requestFrom(options);
  const wanted: CredentialRequestOptions = waiting
    ? { publicKey, mediation: "conditional", signal: waiting.signal }
    : { publicKey };
  return inJson(await credentialFrom(() => navigator.credentials.get(wanted)));
}

async function credentialFrom(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await work().catch((error: Error) => {
    throw new NoPasskey(TROUBLES[error.name] ?? "impossible");
  });
  if (!credential) throw new NoPasskey("cancelled");
  return credential as PublicKeyCredential;
}

const TROUBLES: Record<string, PasskeyTrouble> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
};

// Older Safari has none of the conversions, so the three that are needed are written out.
function creationFrom(options: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  return {
    ...options,
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(descriptorFrom),
  } as PublicKeyCredentialCreationOptions;
}

function requestFrom(options: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  return {
    ...options,
    challenge: fromBase64Url(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(descriptorFrom),
  } as PublicKeyCredentialRequestOptions;
}

function descriptorFrom(one: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return { ...one, id: fromBase64Url(one.id) } as PublicKeyCredentialDescriptor;
}

function inJson(credential: PublicKeyCredential): unknown {
  if ("toJSON" in credential) return credential.toJSON();
  const { id, rawId, type, authenticatorAttachment, response } = credential as PublicKeyCredential;
  return {
    id,
    rawId: toBase64Url(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: {},
    response: responseInJson(response),
  };
}

function responseInJson(response: AuthenticatorResponse): Record<string, unknown> {
  const clientDataJSON = toBase64Url(response.clientDataJSON);
  if ("attestationObject" in response) {
    const made = response as AuthenticatorAttestationResponse;
    const transports = made.getTransports?.() ?? [];
    return { clientDataJSON, attestationObject: toBase64Url(made.attestationObject), transports };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    clientDataJSON,
    authenticatorData: toBase64Url(authenticatorData),
    signature: toBase64Url(signature),
    userHandle: userHandle ? toBase64Url(userHandle) : null,
  };
}
