/** Twelve weeks of check-ins as small charts, with the same as a table behind one word. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Review } from "../../api/caseload";
import { Sparks } from "../../desk/sparks";
import { WeeksTable } from "../../desk/weeks-table";
import { bdi, t } from "../../i18n";

/** Nothing is drawn where check-ins are not shared. */
export function Weeks({ review: { kinds, weeks, child } }: { review: Review }): VNode | null {
  const table = useSignal(false);
  if (!kinds.includes("ratings")) return null;
  return (
    <section class="pane pane--snug" aria-labelledby="weeks">
      <div class="inline inline--between">
        <h2 class="t-heading" id="weeks">
          {t("desk.weeks")}
        </h2>
        <button type="button" class="link t-small" onClick={() => (table.value = true)}>
          {t("desk.table")}
        </button>
      </div>
      <Sparks weeks={weeks} />
      <p class="t-caption t-3">{t("desk.dashes", { child: bdi(child.nickname) })}</p>
      {table.value && <WeeksTable weeks={weeks} nickname={child.nickname} close={() => (table.value = false)} />}
    </section>
  );
}
