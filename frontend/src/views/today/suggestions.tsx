/** One idea and one tip, each with its reason; never a feed. */

import type { VNode } from "preact";
import { IdeaCard } from "../../components/idea-card";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { Link } from "../../router";
import type { Activity, CalmTip, RestTip } from "../../store/content-types";
import type { Pick, Reason } from "../../today/ideas";

/** A play idea for today. */
export function Idea({ pick }: { pick: Pick<Activity> }): VNode {
  return (
    <section class="stack" aria-labelledby="idea">
      <div class="section-h">
        <h2 id="idea">{pick.reason.why === "evening" ? t("today.idea-evening") : t("today.idea")}</h2>
        <Link class="link" href="/play">
          {t("action.more")}
        </Link>
      </div>
      <IdeaCard activity={pick.item} reason={reasonInWords(pick.reason)} />
    </section>
  );
}

/** A calm tip for today. */
export function Tip({ pick }: { pick: Pick<CalmTip | RestTip> }): VNode {
  return (
    <section class="card card--apricot inline inline--3 inline--top" aria-labelledby="tip">
      <Plate picture={pick.item.picture} size="s" tone="surface" />
      <div class="grow">
        <h2 class="tip__title" id="tip">
          {t("today.tip")}
        </h2>
        <p class="t-strong mt-1">{pick.item.title}</p>
        <p>{pick.item.text}</p>
        {pick.item.ask_first && <p class="t-small mt-1">{pick.item.ask_first}</p>}
        <p class="t-caption mt-1 t-2">{reasonInWords(pick.reason)}</p>
      </div>
    </section>
  );
}

/** Why this one, in one line. */
export function reasonInWords(reason: Reason): string {
  if (reason.why === "area") return t("idea.why.area", { area: t(`area.${reason.area}`) });
  return t(`idea.why.${reason.why}`);
}
