/** The two questions of sharing: what, and until when. */

import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import type { ShareKind } from "../api/sharing";
import { Icon } from "../icon";
import { t } from "../i18n";
import type { Day } from "../store/types";
import { addDays } from "../time";
import { LONGEST_DAYS, SHARE_KINDS, TERMS, type Terms } from "./terms";

interface TermsFormProps {
  heading: string;
  terms: Terms;
  change: (terms: Terms) => void;
  today: Day;
  /** A line under each kind, for example how many there are. */
  subs: Record<ShareKind, string>;
  /** A further question, between what and until when. */
  children?: ComponentChildren;
}

/** A yes or a no for every kind, chips for the time. */
export function TermsForm({ heading, terms, change, today, subs, children }: TermsFormProps): VNode {
  const id = useId();
  const toggle = (kind: ShareKind, on: boolean) =>
    change({ ...terms, kinds: SHARE_KINDS.filter((one) => (one === kind ? on : terms.kinds.includes(one))) });
  return (
    <>
      <section class="stack" aria-labelledby={id}>
        <h2 class="t-heading" id={id}>
          {heading}
        </h2>
        <div class="rows">
          {SHARE_KINDS.map((kind) => (
            <label class="row" key={kind}>
              <span class="grow">
                <span class="row__title">{t(`sharing.kind.${kind}`)}</span>
                <span class="row__sub">{subs[kind]}</span>
              </span>
              <span class="t-small t-strong" aria-hidden="true">
                {terms.kinds.includes(kind) ? t("sharing.yes") : t("sharing.no")}
              </span>
              <input
                class="switch"
                type="checkbox"
                role="switch"
                checked={terms.kinds.includes(kind)}
                onChange={(event) => toggle(kind, event.currentTarget.checked)}
              />
            </label>
          ))}
        </div>
        <p class="t-small t-2">{t("sharing.no-stays")}</p>
      </section>
      {children}
      <UntilWhen terms={terms} change={change} today={today} />
    </>
  );
}

function UntilWhen({ terms, change, today }: Pick<TermsFormProps, "terms" | "change" | "today">): VNode {
  const id = useId();
  return (
    <fieldset class="stack">
      <legend class="t-heading legend-gap">{t("sharing.until-when")}</legend>
      <div class="chips">
        {TERMS.map((term) => (
          <label class="chip" key={term}>
            <input type="radio" name={id} checked={terms.term === term} onChange={() => change({ ...terms, term })} />
            {terms.term === term && <Icon name="check-bold" />}
            {t(`sharing.until.${term}`)}
          </label>
        ))}
      </div>
      {terms.term === "other" && (
        <div class="field">
          <label for={`${id}-day`}>{t("sharing.until-date")}</label>
          <input
            class="input"
            id={`${id}-day`}
            type="date"
            min={addDays(today, 1)}
            max={addDays(today, LONGEST_DAYS)}
            value={terms.day}
            onInput={(event) => change({ ...terms, day: event.currentTarget.value })}
          />
        </div>
      )}
      <p class="t-small t-2">{t("sharing.ends-itself")}</p>
    </fieldset>
  );
}
