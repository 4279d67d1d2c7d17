/** The account: a name, something to sign in with, and a long password. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ApiProblem } from "../../api";
import { Banner } from "../../components/banner";
import { focusFirstError } from "../../components/focus";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { problemInWords } from "../../problem-words";
import { signUp } from "../../store/session";
import { keepStart, startDraft } from "./start-draft";

const SHORTEST_LOGIN = 3;
const SHORTEST_PASSWORD = 15;
const FEWEST_LETTERS = 5;

/** `done` runs when the account is there and this device is signed in. */
export function AccountStep({ done }: { done: () => Promise<void> }): VNode {
  const { name, login, sharedDevice } = startDraft.value;
  const password = useSignal("");
  const asked = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<unknown>(null);
  const errors = asked.value ? errorsOf(name, login, password.value) : NO_ERRORS;
  const taken = problem.value instanceof ApiProblem && problem.value.type === "login-taken";
  const submit = async (event: Event) => {
    event.preventDefault();
    asked.value = true;
    if (Object.values(errorsOf(name, login, password.value)).some(Boolean)) return focusFirstError();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await signUp({ name: name.trim(), login: login.trim(), password: password.value, shared_device: sharedDevice });
      await done();
    } catch (error) {
      problem.value = error;
    } finally {
      busy.value = false;
    }
  };
  return (
    <form class="stack stack--4" noValidate onSubmit={submit}>
      {problem.value !== null && !taken && (
        <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)}>
          {t("start.kept")}
        </Banner>
      )}
      <Field
        label={t("start.name")}
        value={name}
        maxLength={60}
        autocomplete="given-name"
        error={errors.name}
        change={(value) => keepStart({ name: value })}
      />
      <Field
        label={t("start.login")}
        hint={t("start.login-hint")}
        value={login}
        maxLength={120}
        autocomplete="username"
        error={taken ? problemInWords(problem.value) : errors.login}
        change={(value) => {
          problem.value = null;
          keepStart({ login: value });
        }}
      />
      <PasswordField value={password.value} error={errors.password} change={(value) => (password.value = value)} />
      <SharedDevice />
      <div class="foot-bar">
        <button type="submit" class="btn btn--primary btn--lg btn--block" aria-disabled={busy.value}>
          {busy.value ? t("start.creating") : t("start.create")}
        </button>
      </div>
    </form>
  );
}

interface PasswordFieldProps {
  value: string;
  error: string | null;
  change: (value: string) => void;
}

function PasswordField({ value, error, change }: PasswordFieldProps): VNode {
  const shown = useSignal(false);
  return (
    <Field
      label={t("start.password")}
      hint={t("start.password-hint")}
      type={shown.value ? "text" : "password"}
      value={value}
      maxLength={128}
      autocomplete="new-password"
      error={error}
      change={change}
    >
      <button
        type="button"
        class="icon-btn field__end"
        aria-label={shown.value ? t("start.password-hide") : t("start.password-show")}
        aria-pressed={shown.value}
        onClick={() => (shown.value = !shown.value)}
      >
        <Icon name={shown.value ? "eye-slash" : "eye"} />
      </button>
    </Field>
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

type Errors = Record<"name" | "login" | "password", string | null>;

const NO_ERRORS: Errors = { name: null, login: null, password: null };

function errorsOf(name: string, login: string, password: string): Errors {
  return {
    name: name.trim() === "" ? t("start.name-missing") : null,
    login: login.trim().length < SHORTEST_LOGIN ? t("start.login-missing") : null,
    password: passwordError(password),
  };
}

function passwordError(password: string): string | null {
  const missing = SHORTEST_PASSWORD - [...password].length;
  if (missing > 0) return t("start.password-short", { count: missing });
  return new Set(password).size < FEWEST_LETTERS ? t("start.password-plain") : null;
}
