/** Whom to call: the emergency number of where the family lives, and the numbers it wrote down itself. */

import type { VNode } from "preact";
import { numbersHere } from "../../help/numbers-here";
import { t } from "../../i18n";
import { Link } from "../../router";
import { CallRow } from "../help/call-list";

/** Those that are needed now; the country's others are one tap away. */
export function Numbers(): VNode {
  const numbers = numbersHere().filter(({ what, own }) => own !== null || what === "emergency");
  return (
    <section class="stack" aria-labelledby="numbers">
      <div class="section-h">
        <h2 id="numbers">{t("calm.numbers")}</h2>
        <Link class="link" href="/help/numbers">
          {t("calm.all-numbers")}
        </Link>
      </div>
      <div class="rows">
        {numbers.map((one) => (
          <CallRow key={one.own?.id ?? one.number} number={one} />
        ))}
      </div>
      <p class="t-small t-2">{t("calm.no-service")}</p>
    </section>
  );
}
