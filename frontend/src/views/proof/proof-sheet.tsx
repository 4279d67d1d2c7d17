/** "Confirm that it is you", over whatever was being done; going back leaves that as it was. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { type Credentials, provePasskey, readCredentials } from "../../api/credentials";
import { Banner } from "../../components/banner";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { passkeyTrouble } from "../../passkey-words";
import { problemInWords } from "../../problem-words";
import type { Answer } from "../../proof";
import { knowsPasskeys } from "../../webauthn";
import { PasswordProof } from "./password-proof";

/** A passkey first where there is one; the password is one tap further. */
export default function ProofSheet({ answer }: { answer: Answer }): VNode {
  const account = useSignal<Credentials | "loading" | "unknown">("loading");
  const byPassword = useSignal(false);
  useEffect(() => {
    readCredentials().then(
      (known) => (account.value = known),
      () => (account.value = "unknown"),
    );
  }, []);
  const known = typeof account.value === "string" ? null : account.value;
  const hasPasskey = known !== null && known.passkeys.length > 0 && knowsPasskeys();
  const hasPassword = known?.has_password ?? true;
  const showPassword = account.value !== "loading" && hasPassword && (!hasPasskey || byPassword.value);
  return (
    <Sheet title={t("proof.title")} close={() => answer(false)}>
      <p class="t-2">{t("proof.text")}</p>
      {hasPasskey && <PasskeyProof done={() => answer(true)} />}
      {hasPasskey && hasPassword && !byPassword.value && (
        <button type="button" class="btn btn--quiet btn--block" onClick={() => (byPassword.value = true)}>
          {t("proof.by-password")}
        </button>
      )}
      {showPassword && <PasswordProof login={known?.login ?? ""} done={() => answer(true)} />}
    </Sheet>
  );
}

function PasskeyProof({ done }: { done: () => void }): VNode {
  const trouble = useSignal<string | null>(null);
  const busy = useSignal(false);
  const confirm = async () => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    try {
      await provePasskey();
      done();
    } catch (error) {
      trouble.value = passkeyTrouble(error) ?? problemInWords(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      {trouble.value !== null && <Banner tone="error" icon="warning-circle" title={trouble.value} />}
      <button type="button" class="btn btn--primary btn--lg btn--block" aria-disabled={busy.value} onClick={() => void confirm()}>
        <Icon name="fingerprint" />
        {t("proof.passkey")}
      </button>
    </>
  );
}
