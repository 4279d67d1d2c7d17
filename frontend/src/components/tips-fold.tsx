/** Tips for one moment of the day, folded: each with its ground, and what to ask first. */

import type { VNode } from "preact";
import { t } from "../i18n";
import type { CalmTip, FoodTip, RestTip } from "../store/content-types";
import { Fold } from "./fold";
import { Plate } from "./plate";
import { EvidenceLine } from "./review-note";

type AnyTip = CalmTip | FoodTip | RestTip;

interface TipsFoldProps {
  title: string;
  tips: AnyTip[];
}

/** Nothing, where there is no tip for this moment. */
export function TipsFold({ title, tips }: TipsFoldProps): VNode | null {
  if (tips.length === 0) return null;
  return (
    <Fold title={title}>
      {tips.map((tip) => (
        <TipRow key={tip.id} tip={tip} />
      ))}
    </Fold>
  );
}

function TipRow({ tip }: { tip: AnyTip }): VNode {
  return (
    <div class="row row--top">
      <Plate picture={tip.picture} size="s" />
      <div class="grow stack stack--1">
        <h3 class="row__title">{tip.title}</h3>
        <p class="row__sub">{tip.text}</p>
        <AskFirst what={tip.ask_first} />
        <EvidenceLine level={tip.evidence} />
      </div>
    </div>
  );
}

/** What to ask before trying, where there is something. */
export function AskFirst({ what }: { what: string | null }): VNode | null {
  if (!what) return null;
  return (
    <p class="ask-first">
      <b>{t("tip.ask-first")}</b> {what}
    </p>
  );
}
