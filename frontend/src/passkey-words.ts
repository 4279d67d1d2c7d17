/** Why the browser gave no passkey, in words. */

import { t } from "./i18n";
import { NoPasskey } from "./webauthn";

/** One sentence; null when the error is about something else. */
export function passkeyTrouble(error: unknown): string | null {
  return error instanceof NoPasskey ? t(`passkey.trouble.${error.trouble}`) : null;
}
