/** Small choices in a row. */

import type { ComponentChildren, VNode } from "preact";
import { Icon } from "../icon";
import { Picto } from "./picto";

export interface Choice<T extends string> {
  value: T;
  label: string;
  /** Stands in the place of the tick. */
  picture?: string;
}

interface ChipsProps<T extends string> {
  legend: string;
  choices: Choice<T>[];
  chosen: readonly T[];
  toggle: (value: T) => void;
  /** "one": radio buttons, "many": checkboxes. */
  kind: "one" | "many";
  name: string;
  /** The legend stands as a heading of the page. */
  large?: boolean;
  /** What else stands in the row. */
  more?: VNode;
}

/** A group of choices with its own legend; chosen ones carry a tick. */
export function Chips<T extends string>({ legend, choices, chosen, toggle, kind, name, large = false, more }: ChipsProps<T>): VNode {
  return (
    <fieldset>
      <legend class={large ? "t-heading legend-gap" : "legend-h"}>{legend}</legend>
      <div class="chips">
        {choices.map(({ value, label, picture }) => (
          <label class={picture ? "chip chip--picture" : "chip"} key={value}>
            <input
              type={kind === "one" ? "radio" : "checkbox"}
              name={name}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            {picture ? <Picto name={picture} /> : chosen.includes(value) && <Icon name="check-bold" />}
            {label}
          </label>
        ))}
        {more}
      </div>
    </fieldset>
  );
}

interface FilterProps {
  label: string;
  pressed: boolean;
  press: () => void;
  children?: ComponentChildren;
}

/** One filter in a row that scrolls sideways. */
export function FilterChip({ label, pressed, press, children }: FilterProps): VNode {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={press}>
      {label}
      {children}
    </button>
  );
}
