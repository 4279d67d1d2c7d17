/** For somebody who is at home here already and waits at another door. */

import type { VNode } from "preact";
import { bdi, t } from "../i18n";
import { me } from "../store/state";
import { Banner } from "./banner";

/** One quiet line for each family that has not answered yet. */
export function AskedBanner(): VNode {
  return (
    <>
      {(me.value?.asked ?? []).map(({ role, invited_by }) => (
        <Banner key={`${invited_by} ${role}`} tone="info" icon="clock" title={t("asked.title", { name: bdi(invited_by) })}>
          {t("asked.text")}
        </Banner>
      ))}
    </>
  );
}
