/** Which routines the family has, and on how many days they were finished. */

import type { VNode } from "preact";
import type { Review } from "../../api/caseload";
import { Plate } from "../../components/plate";
import { bdi, t } from "../../i18n";

/** Only where routines are shared; days without are just days. */
export function Routines({ review: { routines } }: { review: Review }): VNode | null {
  if (routines.length === 0) return null;
  return (
    <section class="pane pane--snug" aria-labelledby="routines">
      <div class="stack stack--2">
        <h2 class="t-heading" id="routines">
          {t("desk.routines")}
        </h2>
        <p class="t-caption t-3">{t("desk.routines-period")}</p>
      </div>
      <ul class="stack">
        {routines.map(({ title, picture, finished, of }) => (
          <li class="inline inline--3" key={title}>
            <Plate picture={picture} size="s" />
            <span class="grow">
              <span class="row__title">{bdi(title)}</span>
              <span class="t-caption t-2">{t("desk.routine-days", { count: finished, of })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
