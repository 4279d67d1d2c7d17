/** Other kinds, other words for what it is for, or another last day, for somebody who already reads. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { changeGrant, type Grant, type GrantChange, type ShareKind } from "../../api/sharing";
import { Sheet } from "../../components/sheet";
import { StrongWords } from "../../components/strong-words";
import { bdi, formatDate, t } from "../../i18n";
import { missing, resultInWords, type Terms, untilOf } from "../../sharing/terms";
import { TermsForm } from "../../sharing/terms-form";
import { today } from "../../today/calendar";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "./attempt";
import { PurposeField } from "./purpose-field";

interface ChangeSheetProps {
  grant: Grant;
  close: () => void;
  done: () => void;
}

/** Starts from what holds now; the sentence says what will hold. */
export function ChangeSheet({ grant, close, done }: ChangeSheetProps): VNode {
  const { name } = grant.person;
  const terms = useSignal<Terms>({ kinds: grant.kinds, term: "other", day: grant.until });
  const purpose = useSignal(grant.purpose);
  const { attempt, busy, trouble } = useAttempt();
  const until = untilOf(terms.value, today.value);
  const lacking = missing(name, terms.value, today.value);
  const save = () =>
    attempt(async () => {
      if (!until) return;
      await changeGrant(grant.id, changesOf(grant, { kinds: terms.value.kinds, until, purpose: purpose.value.trim() }));
      toast({ text: t("sharing.changed", { name: bdi(name) }) });
      done();
    });
  const foot = (
    <>
      <p class="t-small" role="status">
        <StrongWords text={lacking ?? resultInWords(name, terms.value, today.value)} />
      </p>
      <button type="button" class="btn btn--primary btn--lg btn--block" disabled={busy || lacking !== null} onClick={save}>
        {t("sharing.save")}
      </button>
    </>
  );
  return (
    <Sheet title={t("sharing.sees-name", { name: bdi(name) })} close={close} foot={foot}>
      <Trouble words={trouble} />
      <TermsForm
        heading={t("sharing.sees")}
        terms={terms.value}
        change={(next) => (terms.value = next)}
        today={today.value}
        subs={subsSince(grant)}
      />
      <PurposeField value={purpose.value} change={(next) => (purpose.value = next)} />
    </Sheet>
  );
}

/** Only what is different: sharing less asks for nothing more than the tap. */
function changesOf(grant: Grant, { kinds, until, purpose }: Required<GrantChange>): GrantChange {
  return {
    ...(kinds.join() === grant.kinds.join() ? {} : { kinds }),
    ...(until === grant.until ? {} : { until }),
    ...(purpose === grant.purpose ? {} : { purpose }),
  };
}

function subsSince({ since }: Grant): Record<ShareKind, string> {
  const line = t("sharing.since", { day: formatDate(since, today.value) });
  return { wins: line, ratings: line, routines: line };
}
