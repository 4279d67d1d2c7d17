/** The page of an idea that is not on this device. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";

/** It was taken out, or came with a pack this device does not have. */
export function UnknownIdea(): VNode {
  return (
    <PlainPage head={<BackBar title={t("tab.play")} to="/play" />}>
      <Empty title={t("play.unknown")} text={t("play.none-yet-text")} />
    </PlainPage>
  );
}
