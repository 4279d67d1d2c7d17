/** What this app is not, in one line. */

import type { VNode } from "preact";
import { t } from "../../i18n";

/** At the foot of everything about whom to call. */
export function NotHelp(): VNode {
  return <p class="t-small t-2">{t("help.not")}</p>;
}
