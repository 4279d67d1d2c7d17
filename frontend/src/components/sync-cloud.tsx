/** The small cloud in the corner: saved, waiting, sending or without a connection. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Link } from "../router";
import { type SyncState, syncState, waitingCount } from "../store/state";
import { Icon, type IconName } from "../icon";

const ICON: Record<SyncState, IconName> = {
  saved: "cloud-check",
  waiting: "clock-countdown",
  sending: "arrows-clockwise",
  offline: "cloud-slash",
  "signed-out": "lock-simple",
};

/** Says the state in words and leads to what waits. */
export function SyncCloud(): VNode {
  const state = syncState.value;
  return (
    <Link class="icon-btn" href="/waiting" aria-label={stateInWords(state)}>
      <Icon name={ICON[state]} />
    </Link>
  );
}

function stateInWords(state: SyncState): string {
  const count = waitingCount.value;
  if (state === "waiting") return t("sync.waiting", { count });
  if (state === "offline") return t("sync.offline", { count });
  return t(`sync.${state}`);
}
