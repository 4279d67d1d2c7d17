/** For the other parent: a name, and what being a parent here means. */

import type { VNode } from "preact";
import { invite } from "../../api/sharing";
import { Field } from "../../components/field";
import { bdi, t } from "../../i18n";
import { newId } from "../../ids";
import { Trouble, useAttempt } from "./attempt";
import type { StepProps } from "./new";

const NAME_LENGTH = 60;

/** A parent sees and changes everything, so the sentence says just that. */
export function ParentStep({ name, setName, made }: StepProps): VNode {
  const { attempt, busy, trouble } = useAttempt();
  const given = name.trim();
  const create = () => attempt(async () => made(await invite({ id: newId(), role: "parent", name: given })));
  return (
    <>
      <Trouble words={trouble} />
      <p class="t-lead t-2">{t("sharing.parent.text")}</p>
      <Field
        label={t("sharing.name")}
        hint={t("sharing.name-hint")}
        value={name}
        change={setName}
        maxLength={NAME_LENGTH}
        autocomplete="off"
      />
      <div class="foot-bar foot-bar--stack">
        <p class="t-small" role="status">
          {given ? t("sharing.parent.result", { name: bdi(given) }) : t("sharing.name-first")}
        </p>
        <button type="button" class="btn btn--primary btn--lg btn--block" disabled={busy || !given} onClick={create}>
          {t("sharing.parent.button")}
        </button>
      </div>
    </>
  );
}
