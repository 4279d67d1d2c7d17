/** For a therapist: name, what, until when, and the result in one sentence above the button. */

import { type Signal, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { invite, type ShareKind } from "../../api/sharing";
import { Chips } from "../../components/chips";
import { Field } from "../../components/field";
import { StrongWords } from "../../components/strong-words";
import { bdi, formatDate, t } from "../../i18n";
import { newId } from "../../ids";
import { missing, resultInWords, sharedSince, type Terms, untilOf, usualTerms } from "../../sharing/terms";
import { TermsForm } from "../../sharing/terms-form";
import { currentChild, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { today } from "../../today/calendar";
import { Trouble, useAttempt } from "./attempt";
import type { StepProps } from "./new";

const NAME_LENGTH = 60;

/** Nothing leaves before "Share". */
export function TermsStep({ name, setName, made }: StepProps): VNode {
  const terms = useSignal(usualTerms());
  const children = [...snapshot.value.children.values()];
  const chosen = useSignal(currentChild.value?.id ?? "");
  const child = children.length > 1 ? children.find(({ id }) => id === chosen.value) : undefined;
  const { attempt, busy, trouble } = useAttempt();
  const lacking = missing(name, terms.value, today.value);
  const share = () => attempt(() => shareWith(name.trim(), chosen.value, terms.value, made));
  return (
    <>
      <Trouble words={trouble} />
      <Field
        label={t("sharing.name")}
        hint={t("sharing.name-hint")}
        value={name}
        change={setName}
        maxLength={NAME_LENGTH}
        autocomplete="off"
      />
      {children.length > 1 && <WhichChild of={children} chosen={chosen} />}
      <TermsForm
        heading={name.trim() ? t("sharing.sees-name", { name: bdi(name.trim()) }) : t("sharing.sees")}
        terms={terms.value}
        change={(next) => (terms.value = next)}
        today={today.value}
        subs={subsFor(chosen.value)}
      />
      <div class="foot-bar foot-bar--stack">
        <p class="t-small" role="status">
          <StrongWords text={lacking ?? resultInWords(name, terms.value, today.value, child?.nickname)} />
        </p>
        <button type="button" class="btn btn--primary btn--lg btn--block" disabled={busy || lacking !== null} onClick={share}>
          {t("sharing.share")}
        </button>
      </div>
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

async function shareWith(name: string, child: string, terms: Terms, made: StepProps["made"]): Promise<void> {
  const until = untilOf(terms, today.value);
  if (!until) return;
  const scope = { child_id: child, kinds: terms.kinds, since: sharedSince(today.value), until };
  made(await invite({ id: newId(), role: "therapist", name, ...scope }));
}

function subsFor(childId: string): Record<ShareKind, string> {
  const since = sharedSince(today.value);
  const wins = [...snapshot.value.wins.values()].filter((win) => win.child_id === childId && win.happened_on >= since);
  return {
    wins: t("sharing.sub.wins", { count: wins.length, day: formatDate(since, today.value) }),
    ratings: t("sharing.sub.ratings"),
    routines: t("sharing.sub.routines"),
  };
}
