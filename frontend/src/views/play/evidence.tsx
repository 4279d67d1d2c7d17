/** How sure anybody can be, said in one honest line. */

import type { VNode } from "preact";
import { t } from "../../i18n";
import { evidenceInWords } from "../../play/words";
import type { Activity } from "../../store/content-types";

/** The level, its line, and whether a clinician has read it. */
export function Evidence({ activity: { evidence, reviewed } }: { activity: Activity }): VNode {
  return (
    <section class="stack stack--2" aria-labelledby="evidence">
      <h2 class="t-heading" id="evidence">
        {t("play.evidence")}
      </h2>
      <p class="t-small t-strong">{evidenceInWords(evidence.level)}</p>
      <p class="t-small t-2">{evidence.line}</p>
      {!reviewed && (
        <p class="chips chips--tags">
          <span class="tag tag--butter">{t("play.not-reviewed")}</span>
        </p>
      )}
      {!reviewed && <p class="t-small t-2">{t("play.not-reviewed-text")}</p>}
    </section>
  );
}
