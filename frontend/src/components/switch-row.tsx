/** A row that is on or off. */

import type { VNode } from "preact";

interface SwitchRowProps {
  title: string;
  sub?: string;
  on: boolean;
  turn: (on: boolean) => void;
}

/** The whole row is the target. */
export function SwitchRow({ title, sub, on, turn }: SwitchRowProps): VNode {
  return (
    <label class="row">
      <span class="grow">
        <span class="row__title">{title}</span>
        {sub && <span class="row__sub">{sub}</span>}
      </span>
      <input class="switch" type="checkbox" role="switch" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
    </label>
  );
}
