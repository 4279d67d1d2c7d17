/** The password once more, and the code of the authenticator app where the account asks for one. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { isProblem } from "../../api";
import { provePassword } from "../../api/credentials";
import { Field } from "../../components/field";
import { focusFirstError } from "../../components/focus";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";

interface PasswordProofProps {
  /** For the password manager; nobody types it here. */
  login: string;
  done: () => void;
}

/** The code's field comes only after the server asked for one. */
export function PasswordProof({ login, done }: PasswordProofProps): VNode {
  const password = useSignal("");
  const code = useSignal("");
  const wantsCode = useSignal(false);
  const busy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const refuse = (error: unknown) => {
    if (isProblem(error, "code-needed")) wantsCode.value = true;
    else trouble.value = isProblem(error, "wrong-credentials") ? wrongWords(wantsCode.value) : problemInWords(error);
    if (trouble.value !== null) focusFirstError();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    await provePassword(password.value, code.value.trim()).then(done, refuse);
    busy.value = false;
  };
  return (
    <form class="stack stack--4" noValidate onSubmit={(event) => void submit(event)}>
      <input type="text" name="username" autocomplete="username" value={login} readOnly hidden />
      <Field
        label={t("sign-in.password")}
        type="password"
        autocomplete="current-password"
        maxLength={128}
        value={password.value}
        error={trouble.value}
        change={(typed) => (password.value = typed)}
      />
      {wantsCode.value && <CodeField value={code.value} change={(typed) => (code.value = typed)} />}
      <button type="submit" class="btn btn--primary btn--lg btn--block" aria-disabled={busy.value}>
        {t("proof.go")}
      </button>
    </form>
  );
}

function CodeField({ value, change }: { value: string; change: (value: string) => void }): VNode {
  return (
    <Field
      label={t("proof.code")}
      hint={t("proof.code-hint")}
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={10}
      value={value}
      change={change}
    />
  );
}

function wrongWords(withCode: boolean): string {
  return withCode ? t("proof.wrong-code") : t("proof.wrong");
}
