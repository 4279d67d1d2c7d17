/** A long password, which may be looked at while it is typed. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import { Icon } from "../../icon";

interface PasswordFieldProps {
  value: string;
  error: string | null;
  change: (value: string) => void;
}

/** Hidden until its button is pressed. */
export function PasswordField({ value, error, change }: PasswordFieldProps): VNode {
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
        onClick={() => (shown.value = !shown.value)}
      >
        <Icon name={shown.value ? "eye-slash" : "eye"} />
      </button>
    </Field>
  );
}
