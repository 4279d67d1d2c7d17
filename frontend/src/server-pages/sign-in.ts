/** On /sign-in: a passkey instead of name and password, by a button and, where the browser can, inside the name's field. */

import { isProblem, send } from "../api";
import { askPasskey, knowsPasskeys, NoPasskey, offersPasskeysInFields } from "../webauthn";

interface Question {
  id: string;
  options: PublicKeyCredentialRequestOptionsJSON;
}

type Trouble = "cancelled" | "unknown" | "failed";

const place = document.querySelector<HTMLElement>("[data-passkey]");
const button = place?.querySelector("button") ?? null;
const login = document.querySelector<HTMLInputElement>("#login");
let offered: AbortController | null = null;

if (place && knowsPasskeys()) {
  place.hidden = false;
  button?.addEventListener("click", () => void comeIn(null));
  // Asking costs the server a row, so not before somebody is about to type.
  login?.addEventListener("focus", () => void offer(), { once: true });
}

/** Let the browser list this account's passkeys under the name's field. */
async function offer(): Promise<void> {
  if (!(await offersPasskeysInFields())) return;
  offered = new AbortController();
  await comeIn(offered);
}

/** Ask for a passkey and sign in with it; `waiting` is an offer nobody has to take. */
async function comeIn(waiting: AbortController | null): Promise<void> {
  if (!waiting) offered?.abort();
  say(null);
  try {
    const { id, options } = await send<Question>("POST", "/api/passkeys/questions", {});
    const credential = await askPasskey(options, waiting);
    const shared = document.querySelector<HTMLInputElement>("[name=shared_device]")?.checked ?? false;
    const who = await send<{ family: object | null }>("POST", "/api/sessions/passkey", { id, credential, shared_device: shared });
    location.replace(who.family ? "/?signed-in" : "/caseload?signed-in");
  } catch (error) {
    if (!waiting || !(error instanceof NoPasskey)) say(troubleOf(error));
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof NoPasskey) return "cancelled";
  return isProblem(error, "passkey-refused") ? "unknown" : "failed";
}

function say(trouble: Trouble | null): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-trouble]")) line.hidden = line.dataset.trouble !== trouble;
}
