/** What is for another moment stays folded, so that the screen is short when it matters. */

import type { VNode } from "preact";
import { Fold } from "../../components/fold";
import { ReviewNote } from "../../components/review-note";
import { TipsFold } from "../../components/tips-fold";
import { t } from "../../i18n";
import { Link } from "../../router";
import type { CalmTip } from "../../store/content-types";
import { content } from "../../store/state";

const WHEN: CalmTip["when"][] = ["during", "before", "after", "set_up"];

/** Half a minute for the adult, tips by when, and the way to a calm corner. */
export function Folded(): VNode {
  const tips = content.value?.calm ?? [];
  return (
    <section class="stack" aria-label={t("calm.later")}>
      <Reset />
      {WHEN.map((when) => (
        <TipsFold key={when} title={t(`calm.when.${when}`)} tips={tips.filter((tip) => tip.when === when)} />
      ))}
      <ReviewNote items={tips} />
      <Link class="btn btn--quiet btn--block" href="/calm/corner">
        {t("calm.corner-open")}
      </Link>
    </section>
  );
}

/** Nothing of it is kept or counted. */
function Reset(): VNode {
  return (
    <Fold title={t("calm.reset")}>
      <ol class="numbered reset">
        <li>
          <span>{t("calm.reset.1")}</span>
        </li>
        <li>
          <span>{t("calm.reset.2")}</span>
        </li>
        <li>
          <span>{t("calm.reset.3")}</span>
        </li>
      </ol>
    </Fold>
  );
}
