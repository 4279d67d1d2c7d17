/** What the family calls whoever is to come in. */

import type { VNode } from "preact";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import type { NameProps } from "./new";

const NAME_LENGTH = 60;

/** The first question of every way in. */
export function NameField({ name, setName }: NameProps): VNode {
  return (
    <Field
      label={t("sharing.name")}
      hint={t("sharing.name-hint")}
      value={name}
      change={setName}
      maxLength={NAME_LENGTH}
      autocomplete="off"
    />
  );
}
