/** A card that stays closed until somebody looks. */

import type { ComponentChildren, VNode } from "preact";
import { Icon } from "../icon";

/** The title stays in sight; rows come below it. */
export function Fold({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <details class="card card--flush disclose">
      <summary>
        {title}
        <Icon name="caret-down" />
      </summary>
      {children}
    </details>
  );
}
