/** For a helper without an account: a name, and how long. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { makePass, type PassWay } from "../../api/sharing";
import { Chips } from "../../components/chips";
import { bdi, t } from "../../i18n";
import { newId } from "../../ids";
import { PASS_TERMS, type PassTerm, passEnds } from "../../sharing/pass-terms";
import { now } from "../../store/state";
import type { Instant } from "../../store/types";
import { dayStartsAt, zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { Trouble, useAttempt } from "./attempt";
import { NameField } from "./name-field";
import type { NameProps } from "./new";
import { ResultBar } from "./result-bar";

interface PassStepProps extends NameProps {
  made: (way: PassWay, until: Instant) => void;
}

/** A link and a PIN, for a day to a week; it ends by itself. */
export function PassStep({ name, setName, made }: PassStepProps): VNode {
  const term = useSignal<PassTerm>("day");
  const { attempt, busy, trouble } = useAttempt();
  const given = name.trim();
  const until = passEnds(term.value, now.value, dayStartsAt.value);
  const when = whenInWords(until, now.value, zone.value);
  const create = () => attempt(async () => made(await makePass({ id: newId(), name: given, until }), until));
  return (
    <>
      <Trouble words={trouble} />
      <p class="t-lead t-2">{t("sharing.pass.text")}</p>
      <NameField name={name} setName={setName} />
      <Chips
        large
        legend={t("sharing.pass.how-long")}
        name="term"
        kind="one"
        choices={PASS_TERMS.map((value) => ({ value, label: t(`sharing.pass.${value}`) }))}
        chosen={[term.value]}
        toggle={(next) => (term.value = next)}
      />
      <ResultBar
        result={given ? t("sharing.pass.result", { name: bdi(given), when }) : t("sharing.name-first")}
        label={t("sharing.pass.make")}
        disabled={busy || !given}
        press={create}
      />
    </>
  );
}
