/** An authenticator app: shown to it as a picture, proved by one code, and off again. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { beginTotp, confirmTotp, type NewTotp, removeTotp } from "../../api/credentials";
import { Field } from "../../components/field";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { toast } from "../../toast";
import { QrCode } from "./qr-code";
import { QuestionSheet } from "./question-sheet";
import { Trouble, useTrying } from "./trying";

/** Counts only after the first code fits; closing before that changes nothing. */
export function TotpSheet({ close }: { close: () => void }): VNode {
  const made = useSignal<NewTotp | null>(null);
  const { attempt, trouble } = useTrying();
  const begin = () =>
    attempt(async () => {
      made.value = await beginTotp();
    });
  useEffect(begin, []);
  return (
    <Sheet title={t("security.totp")} close={close}>
      <p class="t-2">{t("security.totp-text")}</p>
      <Trouble words={trouble} />
      {made.value === null && trouble !== null && (
        <button type="button" class="btn btn--block" onClick={begin}>
          {t("online.again")}
        </button>
      )}
      {made.value && (
        <>
          <QrCode image={made.value.qr} label={t("security.totp-qr")} />
          <p class="t-small t-2">
            {t("security.totp-secret")} <code class="secret">{made.value.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          </p>
          <FirstCode done={close} />
        </>
      )}
    </Sheet>
  );
}

function FirstCode({ done }: { done: () => void }): VNode {
  const code = useSignal("");
  const { attempt, busy, trouble } = useTrying();
  const confirm = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await confirmTotp(code.value.replace(/\s/g, ""));
      toast({ text: t("security.totp-added") });
      done();
    });
  };
  return (
    <form class="stack stack--4" noValidate onSubmit={confirm}>
      <Field
        label={t("proof.code")}
        hint={t("proof.code-hint")}
        error={trouble}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={10}
        value={code.value}
        change={(typed) => (code.value = typed)}
      />
      <button type="submit" class="btn btn--primary btn--lg btn--block" aria-disabled={busy}>
        {t("security.totp-go")}
      </button>
    </form>
  );
}

/** After this the password alone is asked for. */
export function TotpOffSheet({ close }: { close: () => void }): VNode {
  const off = async () => {
    await removeTotp();
    toast({ text: t("security.totp-removed") });
    close();
  };
  return (
    <QuestionSheet
      title={t("security.totp-off-question")}
      text={t("security.totp-off-text")}
      go={t("security.totp-off-go")}
      act={off}
      close={close}
    />
  );
}
