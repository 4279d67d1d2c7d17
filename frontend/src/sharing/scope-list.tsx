/** Ticks and dashes, in words: which kinds of entries are shared. */

import type { VNode } from "preact";
import { Icon } from "../icon";
import { t } from "../i18n";
import { SHARE_KINDS } from "./terms";

/** Every kind that could be shared; the ones in `kinds` are. */
export function ScopeList({ kinds }: { kinds: readonly string[] }): VNode {
  return (
    <ul class="scope">
      {SHARE_KINDS.map((kind) => {
        const on = kinds.includes(kind);
        return (
          <li key={kind} class={on ? undefined : "is-off"}>
            <Icon name={on ? "check-bold" : "minus"} />
            <span>
              {t(`sharing.kind.${kind}`)} {!on && <span class="sr-only">{t("sharing.not-shared")}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
