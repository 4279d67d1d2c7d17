/** For a grandparent or a sitter with an account: a name, until when, and what they will see. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { invite } from "../../api/sharing";
import { Chips } from "../../components/chips";
import { bdi, formatDate, t } from "../../i18n";
import { newId } from "../../ids";
import { LONGEST_DAYS } from "../../sharing/terms";
import type { Day } from "../../store/types";
import { addDays } from "../../time";
import { today } from "../../today/calendar";
import { Trouble, useAttempt } from "./attempt";
import { NameField } from "./name-field";
import type { StepProps } from "./new";
import { ResultBar } from "./result-bar";

type Stay = "open" | "until";

/** Nothing of other days, and nothing of what the parents write. */
export function CarerStep({ name, setName, made }: StepProps): VNode {
  const stay = useSignal<Stay>("open");
  const day = useSignal<Day | "">("");
  const { attempt, busy, trouble } = useAttempt();
  const given = name.trim();
  const until = stay.value === "until" ? day.value : null;
  const wrong = until !== null && !(until > today.value && until <= addDays(today.value, LONGEST_DAYS));
  const lacking = given ? (wrong ? t("sharing.until-later") : null) : t("sharing.name-first");
  const create = () =>
    attempt(async () => made(await invite({ id: newId(), role: "carer", name: given, ...(until ? { until } : {}) })));
  return (
    <>
      <Trouble words={trouble} />
      <p class="t-lead t-2">{t("sharing.carer.text")}</p>
      <NameField name={name} setName={setName} />
      <Chips
        large
        legend={t("sharing.until-when")}
        name="stay"
        kind="one"
        choices={(["open", "until"] as const).map((value) => ({ value, label: t(`sharing.carer.${value}`) }))}
        chosen={[stay.value]}
        toggle={(next) => (stay.value = next)}
      />
      {stay.value === "until" && <LastDay day={day.value} change={(next) => (day.value = next)} />}
      <ResultBar
        result={lacking ?? resultInWords(given, until)}
        label={t("sharing.make-link")}
        disabled={busy || lacking !== null}
        press={create}
      />
    </>
  );
}

function LastDay({ day, change }: { day: Day | ""; change: (day: Day) => void }): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("sharing.until-date")}</label>
      <input
        class="input"
        id={id}
        type="date"
        min={addDays(today.value, 1)}
        max={addDays(today.value, LONGEST_DAYS)}
        value={day}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

function resultInWords(name: string, until: Day | null): string {
  const who = { name: bdi(name) };
  if (!until) return t("sharing.carer.result", who);
  return t("sharing.carer.result-until", { ...who, day: formatDate(until, today.value) });
}
