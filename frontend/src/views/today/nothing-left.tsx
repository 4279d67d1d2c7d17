/** A day with nothing open: everything has its answer, or nothing was planned. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { isParent } from "../../roles";
import { Link } from "../../router";

/** The fact, the permission, and where there is nothing planned one action. */
export function NothingLeft({ empty }: { empty: boolean }): VNode {
  return (
    <section class="card card--sage card--hero stack" aria-labelledby="left">
      <div class="inline inline--3">
        <Plate picture={empty ? "leaf" : "cushion"} size="l" tone="surface" />
        <div class="grow">
          <h2 class="t-title ink" id="left">
            {empty ? t("today.nothing") : t("today.all-done")}
          </h2>
          <p class="t-small mt-1">{empty ? nothingInWords() : t("today.all-done-text")}</p>
        </div>
      </div>
      {empty && isParent.value && (
        <Link class="btn btn--primary btn--lg btn--block" href="/start/routines">
          {t("today.pick-routine")}
        </Link>
      )}
    </section>
  );
}

function nothingInWords(): string {
  return isParent.value ? t("today.nothing-text") : t("today.nothing-carer");
}

/** Somebody is signed in, but no child is there yet. */
export function NoChild(): VNode {
  return (
    <Empty title={t("today.no-child")} text={isParent.value ? t("today.no-child-text") : t("today.no-child-carer")}>
      {isParent.value && (
        <Link class="btn btn--primary btn--lg" href="/start">
          {t("today.add-child")}
        </Link>
      )}
    </Empty>
  );
}
