/** What the family shares for, in its own words. */

import type { VNode } from "preact";
import { Field } from "../../components/field";
import { t } from "../../i18n";

const PURPOSE_LENGTH = 120;

/** May stay empty. */
export function PurposeField({ value, change }: { value: string; change: (value: string) => void }): VNode {
  return (
    <Field
      label={t("sharing.purpose")}
      hint={t("sharing.purpose-hint")}
      value={value}
      change={change}
      maxLength={PURPOSE_LENGTH}
      autocomplete="off"
    />
  );
}
