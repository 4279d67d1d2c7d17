/** The account: a name, something to sign in with, and a long password. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { PasswordField } from "./password-field";
import { useSignUp } from "./sign-up";
import { keepStart, startDraft } from "./start-draft";

/** `done` runs when the account is there and this device is signed in. */
export function AccountStep({ done }: { done: () => Promise<void> }): VNode {
  const password = useSignal("");
  const { errors, busy, problem, taken, forgetProblem, submit } = useSignUp(password.value, done);
  const changeLogin = (login: string) => {
    forgetProblem();
    keepStart({ login });
  };
  return (
    <form class="stack stack--4" noValidate onSubmit={submit}>
      {problem !== null && !taken && (
        <Banner tone="error" icon="warning-circle" title={problemInWords(problem)}>
          {t("start.kept")}
        </Banner>
      )}
      <Name error={errors.name} />
      <Login error={taken ? problemInWords(problem) : errors.login} change={changeLogin} />
      <PasswordField value={password.value} error={errors.password} change={(value) => (password.value = value)} />
      <SharedDevice />
      <div class="foot-bar">
        <button type="submit" class="btn btn--primary btn--lg btn--block" aria-disabled={busy}>
          {busy ? t("start.creating") : t("start.create")}
        </button>
      </div>
    </form>
  );
}

function Name({ error }: { error: string | null }): VNode {
  return (
    <Field
      label={t("start.name")}
      value={startDraft.value.name}
      maxLength={60}
      autocomplete="given-name"
      error={error}
      change={(name) => keepStart({ name })}
    />
  );
}

function Login({ error, change }: { error: string | null; change: (login: string) => void }): VNode {
  return (
    <Field
      label={t("start.login")}
      hint={t("start.login-hint")}
      value={startDraft.value.login}
      maxLength={120}
      autocomplete="username"
      error={error}
      change={change}
    />
  );
}

function SharedDevice(): VNode {
  return (
    <label class="inline inline--3">
      <input
        class="check check--square"
        type="checkbox"
        checked={startDraft.value.sharedDevice}
        onChange={(event) => keepStart({ sharedDevice: event.currentTarget.checked })}
      />
      <span class="grow">
        <span class="row__title">{t("start.shared")}</span>
        <span class="row__sub">{t("start.shared-hint")}</span>
      </span>
    </label>
  );
}
