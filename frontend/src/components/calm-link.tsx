/** The way to Calm from a screen that has no tabs. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Icon } from "../icon";
import { Link } from "../router";

/** One tap, from anywhere, for anybody. On a picture it stands on a ground of its own. */
export function CalmLink({ onPicture = false }: { onPicture?: boolean }): VNode {
  return (
    <Link class={onPicture ? "icon-btn icon-btn--surface on-picture" : "icon-btn"} href="/calm" aria-label={t("tab.calm")}>
      <Icon name="flower-lotus" />
    </Link>
  );
}

/** The same in words, for screens before anybody has come in. */
export function OpenCalm(): VNode {
  return (
    <Link class="btn btn--quiet btn--block" href="/calm">
      <Icon name="flower-lotus" />
      {t("calm.open")}
    </Link>
  );
}
