/** The head of the caseload: what waits, and the field that finds a family. */

import type { Signal } from "@preact/signals";
import type { VNode } from "preact";
import { Icon } from "../../icon";
import { t } from "../../i18n";

const FIELD = "find-family";

/** Put the cursor into the field. */
export function findFamily(): void {
  document.getElementById(FIELD)?.focus();
}

interface CaseloadHeadProps {
  count: number;
  /** There is at least one family to find. */
  known: boolean;
  letters: Signal<string>;
}

/** One sentence, and no number where there is nothing to count. */
export function CaseloadHead({ count, known, letters }: CaseloadHeadProps): VNode {
  return (
    <div class="desk__head">
      <div class="grow">
        <h1>{t("desk.caseload")}</h1>
        {known && <p class="t-2">{count > 0 ? t("desk.caseload-new", { count }) : t("desk.caseload-calm")}</p>}
      </div>
      {known && (
        <div class="search">
          <Icon name="magnifying-glass" />
          <label class="sr-only" for={FIELD}>
            {t("desk.find")}
          </label>
          <input
            class="input"
            id={FIELD}
            type="search"
            autocomplete="off"
            placeholder={t("desk.find")}
            value={letters.value}
            onInput={(event) => (letters.value = event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          />
        </div>
      )}
    </div>
  );
}
