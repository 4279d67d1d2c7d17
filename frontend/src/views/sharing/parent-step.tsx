/** For the other parent: a name, and which of two kinds of parent they will be. */

import { type Signal, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { invite } from "../../api/sharing";
import { bdi, t } from "../../i18n";
import { newId } from "../../ids";
import { Trouble, useAttempt } from "./attempt";
import { NameField } from "./name-field";
import type { StepProps } from "./new";
import { ResultBar } from "./result-bar";

type Kind = "owner" | "parent";

/** Two equal parents is what most families mean, so it stands first. */
export function ParentStep({ name, setName, made }: StepProps): VNode {
  const kind = useSignal<Kind>("owner");
  const { attempt, busy, trouble } = useAttempt();
  const given = name.trim();
  const create = () => attempt(async () => made(await invite({ id: newId(), role: kind.value, name: given })));
  return (
    <>
      <Trouble words={trouble} />
      <p class="t-lead t-2">{t("sharing.parent.text")}</p>
      <NameField name={name} setName={setName} />
      <WhichKind kind={kind} />
      <ResultBar
        result={given ? t(`sharing.parent.result.${kind.value}`, { name: bdi(given) }) : t("sharing.name-first")}
        label={t("sharing.make-link")}
        disabled={busy || !given}
        press={create}
      />
    </>
  );
}

function WhichKind({ kind }: { kind: Signal<Kind> }): VNode {
  return (
    <fieldset class="stack">
      <legend class="t-heading legend-gap">{t("sharing.parent.kind")}</legend>
      <div class="rows">
        {(["owner", "parent"] as const).map((one) => (
          <label class="row" key={one}>
            <span class="grow">
              <span class="row__title">{t(`sharing.parent.kind.${one}`)}</span>
              <span class="row__sub">{t(`sharing.parent.kind-sub.${one}`)}</span>
            </span>
            <input class="check" type="radio" name="kind" checked={kind.value === one} onChange={() => (kind.value = one)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
