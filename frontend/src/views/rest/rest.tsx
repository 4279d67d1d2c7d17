/** Rest: when to ask first, what helps this child to sleep, what leads to bed, and tips for day, evening and night. */

import type { VNode } from "preact";
import { ChildSwitch } from "../../components/child-switch";
import { PlainPage } from "../../components/page";
import { RedFlags } from "../../components/red-flags";
import { ReviewNote } from "../../components/review-note";
import { TipsFold } from "../../components/tips-fold";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import type { RestTip } from "../../store/content-types";
import { content, currentChild } from "../../store/state";
import { BedtimeHelpers } from "./bedtime-helpers";
import { WhatHelps } from "./what-helps";

const WHEN: RestTip["when"][] = ["wind_down", "night", "day"];

/** Nothing here scores a night. */
export default function RestView(): VNode {
  const child = currentChild.value;
  const tips = content.value?.rest ?? [];
  const ways = (content.value?.ways ?? []).filter(({ helps_with }) => helps_with === "bedtime");
  return (
    <PlainPage head={<BackBar title={t("home.rest")} to="/settings" />}>
      <ChildSwitch only="several" />
      <RedFlags topic="rest" />
      {child && <WhatHelps key={child.id} child={child} ways={ways} />}
      <BedtimeHelpers child={child} />
      <section class="stack" aria-labelledby="tips">
        <div class="section-h">
          <h2 id="tips">{t("tip.title")}</h2>
        </div>
        {WHEN.map((when) => (
          <TipsFold key={when} title={t(`rest.when.${when}`)} tips={tips.filter((tip) => tip.when === when)} />
        ))}
        <ReviewNote items={[...tips, ...ways]} />
      </section>
    </PlainPage>
  );
}
