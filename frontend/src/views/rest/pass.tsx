/** The bedtime pass: one card for the child, as large as the screen. Nothing to earn, nothing to collect. */

import type { VNode } from "preact";
import { Picto } from "../../components/picto";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { goBack } from "../../router";
import { looks } from "../../theme";

/** Dark, whatever the rest of the app looks like: it is shown at night. */
export default function PassView(): VNode {
  usePageTitle(t("rest.pass"));
  return (
    <main class="pass" data-theme={looks.value.quiet ? "low-night" : "night"}>
      <button type="button" class="icon-btn" aria-label={t("action.close")} onClick={() => goBack("/rest")}>
        <Icon name="x" />
      </button>
      <div class="pass__card">
        <Picto name="door" />
        <h1 class="pass__word">{t("rest.pass-word")}</h1>
        <p class="t-lead">{t("rest.pass-then")}</p>
      </div>
    </main>
  );
}
