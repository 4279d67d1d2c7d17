/** Ticks and dashes, in words: which kinds of entries are shared. */

import type { VNode } from "preact";
import { Icon } from "../icon";
import { t } from "../i18n";
import { SHARE_KINDS } from "./terms";

interface ScopeListProps {
  kinds: readonly string[];
  /** What the family said no to, said so. */
  refused?: readonly string[];
}

/** Every kind that could be shared; the ones in `kinds` are. */
export function ScopeList({ kinds, refused = [] }: ScopeListProps): VNode {
  return (
    <ul class="scope">
      {SHARE_KINDS.map((kind) => {
        const on = kinds.includes(kind);
        return (
          <li key={kind} class={on ? undefined : "is-off"}>
            <Icon name={on ? "check-bold" : "minus"} />
            <span>
              {!on && refused.includes(kind) ? t("sharing.refused", { kind: t(`sharing.kind.${kind}`) }) : t(`sharing.kind.${kind}`)}{" "}
              {!on && <span class="sr-only">{t("sharing.not-shared")}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
