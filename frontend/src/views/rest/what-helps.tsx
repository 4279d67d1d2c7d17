/** What helps this child to sleep, in the family's own lines, and what else could be tried. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { newestLinesOf } from "../../about/lines";
import { keepWay } from "../../about/telling";
import { waysFor } from "../../calm/ways";
import { Plate } from "../../components/plate";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { isParent } from "../../roles";
import { Link } from "../../router";
import type { Way } from "../../store/content-types";
import { snapshot } from "../../store/state";
import type { AboutLine, Child } from "../../store/types";
import { toast } from "../../toast";

const OFFERED_AT_ONCE = 3;

/** Lines are changed where everything about the child stands. */
export function WhatHelps({ child, ways }: { child: Child; ways: Way[] }): VNode | null {
  const lines = newestLinesOf(snapshot.value, child.id, "bedtime");
  const senses = snapshot.value.profiles.get(child.id)?.senses;
  const offers = isParent.value ? waysFor(ways, "bedtime", senses, lines) : [];
  if (lines.length === 0 && offers.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="helps">
      <div class="section-h">
        <h2 id="helps">{t("rest.helps", { child: bdi(child.nickname) })}</h2>
        {isParent.value && lines.length > 0 && (
          <Link class="link" href="/about">
            {t("rest.change")}
          </Link>
        )}
      </div>
      {lines.length > 0 && (
        <ul class="rows">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      {offers.length > 0 && <Offers child={child.id} offers={offers} />}
    </section>
  );
}

function Line({ line }: { line: AboutLine }): VNode {
  return (
    <li class="row">
      <Plate picture={line.picture} size="s" />
      <span class="grow">
        <span class="row__title">{line.title}</span>
        {line.note && <span class="row__sub">{line.note}</span>}
      </span>
    </li>
  );
}

function Offers({ child, offers }: { child: string; offers: Way[] }): VNode {
  const all = useSignal(false);
  const shown = all.value ? offers : offers.slice(0, OFFERED_AT_ONCE);
  return (
    <>
      <h3 class="legend-h">{t("rest.ideas")}</h3>
      <ul class="rows">
        {shown.map((way) => (
          <Offer key={way.id} way={way} keep={() => void keep(child, way)} />
        ))}
      </ul>
      {shown.length < offers.length && (
        <button type="button" class="btn btn--quiet btn--block" onClick={() => (all.value = true)}>
          {t("rest.more-ideas")}
        </button>
      )}
    </>
  );
}

function Offer({ way, keep: press }: { way: Way; keep: () => void }): VNode {
  return (
    <li class="row row--top">
      <Plate picture={way.picture} size="s" />
      <span class="grow">
        <span class="row__title">{way.title}</span>
        <span class="row__sub">{way.note}</span>
        {way.caution && (
          <span class="ask-first">
            <Icon name="warning-circle" class="icon--s" />
            <span>{way.caution}</span>
          </span>
        )}
      </span>
      <button type="button" class="btn btn--compact" aria-label={t("rest.keep-of", { way: way.title })} onClick={press}>
        {t("rest.keep")}
      </button>
    </li>
  );
}

/** One tap makes a suggestion a line of the family's own. */
async function keep(child: string, way: Way): Promise<void> {
  toast({ text: t("rest.kept", { way: bdi(way.title) }), undo: await keepWay(child, way) });
}
