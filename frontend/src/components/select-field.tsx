/** One of many, chosen from a list: label above, hint below. */

import type { VNode } from "preact";
import { Icon } from "../icon";
import { FieldFrame } from "./field-frame";

interface SelectFieldProps<T extends string> {
  label: string;
  /** null: the first line, which stands for none. */
  value: T | null;
  none: string;
  options: { value: T; label: string }[];
  choose: (value: T | null) => void;
  hint?: string;
  disabled?: boolean;
}

/** The browser's own list, so that a phone shows it as it shows all others. */
export function SelectField<T extends string>({ label, value, none, options, choose, hint, disabled }: SelectFieldProps<T>): VNode {
  return (
    <FieldFrame label={label} hint={hint}>
      {(control) => (
        <div class="field__box">
          <select
            {...control}
            class="input input--select"
            value={value ?? ""}
            disabled={disabled}
            onChange={(event) => choose((event.currentTarget.value || null) as T | null)}
          >
            <option value="">{none}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="caret-down" class="field__caret" />
        </div>
      )}
    </FieldFrame>
  );
}
