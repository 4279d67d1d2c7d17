/** Between ten at night and five: nothing to tick, calm within reach. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { Link } from "../../router";

/** Calm first, a note second. */
export function NightCard(): VNode {
  return (
    <section class="card card--sage card--hero stack stack--4" aria-labelledby="night">
      <div class="inline inline--3">
        <Plate picture="moon" size="l" tone="surface" />
        <div class="grow">
          <h2 class="t-title ink" id="night">
            {t("today.night")}
          </h2>
          <p class="t-small mt-1">{t("today.night-text")}</p>
        </div>
      </div>
      <div class="actions">
        <Link class="btn btn--primary btn--lg" href="/calm">
          <Icon name="flower-lotus" />
          {t("tab.calm")}
        </Link>
        <Link class="btn btn--surface btn--lg" href="/log/win">
          <Icon name="pencil-simple" />
          {t("today.night-note")}
        </Link>
      </div>
    </section>
  );
}
