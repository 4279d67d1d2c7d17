/** A new password, and whether the other devices stay signed in. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { changePassword } from "../../api/credentials";
import { focusFirstError } from "../../components/focus";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { toast } from "../../toast";
import { PasswordField } from "../start/password-field";
import { passwordError } from "../start/sign-up";
import { Trouble, useTrying } from "./trying";

/** Long is enough; nobody has to invent signs. */
export function PasswordSheet({ login, close }: { login: string; close: () => void }): VNode {
  const password = useSignal("");
  const endOthers = useSignal(true);
  const asked = useSignal(false);
  const { attempt, busy, trouble } = useTrying();
  const save = (event: Event) => {
    event.preventDefault();
    asked.value = true;
    if (passwordError(password.value)) return focusFirstError();
    attempt(async () => {
      await changePassword(password.value, endOthers.value);
      toast({ text: t("security.password-changed") });
      close();
    });
  };
  return (
    <Sheet title={t("security.password-title")} close={close}>
      <form class="stack stack--4" noValidate onSubmit={save}>
        <Trouble words={trouble} />
        <input type="text" name="username" autocomplete="username" value={login} readOnly hidden />
        <PasswordField
          value={password.value}
          error={asked.value ? passwordError(password.value) : null}
          change={(typed) => (password.value = typed)}
        />
        <EndOthers checked={endOthers.value} change={(checked) => (endOthers.value = checked)} />
        <button type="submit" class="btn btn--primary btn--lg btn--block" aria-disabled={busy}>
          {t("security.password-save")}
        </button>
      </form>
    </Sheet>
  );
}

function EndOthers({ checked, change }: { checked: boolean; change: (checked: boolean) => void }): VNode {
  return (
    <label class="inline inline--3">
      <input
        class="check check--square"
        type="checkbox"
        checked={checked}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      <span class="grow">{t("security.end-others")}</span>
    </label>
  );
}
