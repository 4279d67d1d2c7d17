/** For a therapist: name, what, what for, from when until when, and the result in one sentence above the button. */

import { type Signal, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { invite, type ShareKind } from "../../api/sharing";
import { Chips } from "../../components/chips";
import { bdi, formatDate, t } from "../../i18n";
import { newId } from "../../ids";
import {
  type Back,
  BACKS,
  missing,
  refusedOf,
  resultInWords,
  sharedSince,
  type Terms,
  untilOf,
  usualTerms,
} from "../../sharing/terms";
import { TermsForm } from "../../sharing/terms-form";
import { currentChild, snapshot } from "../../store/state";
import type { Child, Day } from "../../store/types";
import { today } from "../../today/calendar";
import { Trouble, useAttempt } from "./attempt";
import { NameField } from "./name-field";
import type { StepProps } from "./new";
import { PurposeField } from "./purpose-field";
import { ResultBar } from "./result-bar";

/** Nothing leaves before "Share", and nothing is seen before the person was let in. */
export function TermsStep({ name, setName, made }: StepProps): VNode {
  const terms = useSignal(usualTerms());
  const back = useSignal<Back>("quarter");
  const purpose = useSignal("");
  const children = [...snapshot.value.children.values()];
  const chosen = useSignal(currentChild.value?.id ?? "");
  const child = children.length > 1 ? children.find(({ id }) => id === chosen.value) : undefined;
  const { attempt, busy, trouble } = useAttempt();
  const since = sharedSince(today.value, back.value);
  const lacking = missing(name, terms.value, today.value);
  const reach = { child: child?.nickname, since };
  const offer = { name: name.trim(), child: chosen.value, terms: terms.value, since, purpose: purpose.value.trim() };
  return (
    <>
      <Trouble words={trouble} />
      <NameField name={name} setName={setName} />
      {children.length > 1 && <WhichChild of={children} chosen={chosen} />}
      <TermsForm
        heading={name.trim() ? t("sharing.sees-name", { name: bdi(name.trim()) }) : t("sharing.sees")}
        terms={terms.value}
        change={(next) => (terms.value = next)}
        today={today.value}
        subs={subsFor(chosen.value, since)}
      >
        <HowFarBack back={back} />
      </TermsForm>
      <PurposeField value={purpose.value} change={(next) => (purpose.value = next)} />
      <ResultBar
        result={lacking ?? resultInWords(name, terms.value, today.value, reach)}
        label={t("sharing.share")}
        disabled={busy || lacking !== null}
        press={() => attempt(() => share(offer, made))}
      />
    </>
  );
}

function WhichChild({ of, chosen }: { of: Child[]; chosen: Signal<string> }): VNode {
  return (
    <Chips
      legend={t("sharing.child")}
      name="child"
      kind="one"
      choices={of.map(({ id, nickname }) => ({ value: id, label: nickname }))}
      chosen={[chosen.value]}
      toggle={(id) => (chosen.value = id)}
    />
  );
}

function HowFarBack({ back }: { back: Signal<Back> }): VNode {
  return (
    <Chips
      large
      legend={t("sharing.since-when")}
      name="back"
      kind="one"
      choices={BACKS.map((value) => ({ value, label: t(`sharing.since.${value}`) }))}
      chosen={[back.value]}
      toggle={(next) => (back.value = next)}
    />
  );
}

interface Offer {
  name: string;
  child: string;
  terms: Terms;
  since: Day;
  purpose: string;
}

async function share({ name, child, terms, since, purpose }: Offer, made: StepProps["made"]): Promise<void> {
  const until = untilOf(terms, today.value);
  if (!until) return;
  const scope = { child_id: child, kinds: terms.kinds, refused: refusedOf(terms), since, until, ...(purpose ? { purpose } : {}) };
  made(await invite({ id: newId(), role: "therapist", name, ...scope }));
}

function subsFor(childId: string, since: Day): Record<ShareKind, string> {
  const shared = [...snapshot.value.wins.values()].filter(
    (win) => win.child_id === childId && win.happened_on >= since && !win.private,
  );
  return {
    wins: t("sharing.sub.wins", { count: shared.length, day: formatDate(since, today.value) }),
    ratings: t("sharing.sub.ratings"),
    routines: t("sharing.sub.routines"),
  };
}
