/** The button that is always under the thumb. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Link } from "../router";
import { currentToast } from "../toast";
import { Icon } from "../icon";

/** Opens a small win; makes room for a toast by becoming round. */
export function QuickLog({ round = false }: { round?: boolean }): VNode {
  const small = round || currentToast.value !== null;
  return (
    <Link class={small ? "fab fab--round" : "fab"} href="/log/win" aria-label={t("log.open")}>
      <Icon name="plus-bold" />
      {!small && t("log.short")}
    </Link>
  );
}
