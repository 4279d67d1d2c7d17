/** One line a person fills in. */

import type { ComponentChildren, VNode } from "preact";
import { FieldFrame } from "./field-frame";

interface FieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  hint?: string;
  error?: string | null;
  type?: "text" | "password" | "time";
  autocomplete?: string;
  maxLength?: number;
  inputMode?: "numeric" | "tel";
  leave?: () => void;
  /** Takes the focus when its sheet opens. */
  first?: boolean;
  /** A button at the end of the field. */
  children?: ComponentChildren;
}

/** A text field with everything assistive technology needs to say about it. */
export function Field({ label, hint, error, change, leave, first, type = "text", children, ...input }: FieldProps): VNode {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <div class="field__box">
          <input
            {...input}
            {...control}
            type={type as "text"}
            class="input"
            data-autofocus={first || undefined}
            onBlur={leave}
            onInput={(event) => change(event.currentTarget.value)}
          />
          {children}
        </div>
      )}
    </FieldFrame>
  );
}
