/** Making an account from what was typed, one try at a time. */

import { useSignal } from "@preact/signals";
import { ApiProblem } from "../../api";
import { focusFirstError } from "../../components/focus";
import { t } from "../../i18n";
import { signUp } from "../../store/session";
import { startDraft } from "./start-draft";

const SHORTEST_LOGIN = 3;
const SHORTEST_PASSWORD = 15;
const FEWEST_LETTERS = 5;

export type Errors = Record<"name" | "login" | "password", string | null>;

export interface SigningUp {
  /** How to mend each field, once the person has asked to go on. */
  errors: Errors;
  busy: boolean;
  /** What the server said; null before the first try and while one runs. */
  problem: unknown;
  /** The sign-in name is somebody else's. */
  taken: boolean;
  forgetProblem: () => void;
  submit: (event: Event) => Promise<void>;
}

/** `done` runs when the account is there; where it fails, the next try goes on from there. */
export function useSignUp(password: string, done: () => Promise<void>): SigningUp {
  const asked = useSignal(false);
  const busy = useSignal(false);
  const made = useSignal(false);
  const problem = useSignal<unknown>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    asked.value = true;
    if (Object.values(errorsOf(password)).some(Boolean)) return focusFirstError();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      if (!made.value) await signUp(detailsOf(password));
      made.value = true;
      await done();
    } catch (error) {
      problem.value = error;
    } finally {
      busy.value = false;
    }
  };
  return {
    errors: asked.value ? errorsOf(password) : { name: null, login: null, password: null },
    busy: busy.value,
    problem: problem.value,
    taken: problem.value instanceof ApiProblem && problem.value.type === "login-taken",
    forgetProblem: () => (problem.value = null),
    submit,
  };
}

function detailsOf(password: string) {
  const { name, login, sharedDevice } = startDraft.value;
  return { name: name.trim(), login: login.trim(), password, shared_device: sharedDevice };
}

function errorsOf(password: string): Errors {
  const { name, login } = startDraft.value;
  return {
    name: name.trim() === "" ? t("start.name-missing") : null,
    login: login.trim().length < SHORTEST_LOGIN ? t("start.login-missing") : null,
    password: passwordError(password),
  };
}

/** How to mend a new password; null when it will do. */
export function passwordError(password: string): string | null {
  const missing = SHORTEST_PASSWORD - [...password].length;
  if (missing > 0) return t("start.password-short", { count: missing });
  return new Set(password).size < FEWEST_LETTERS ? t("start.password-plain") : null;
}
