/** One line a person fills in: label above, hint below, and how to mend it when it does not work. */

import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../icon";

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
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field__box">
        <input
          {...input}
          id={id}
          type={type as "text"}
          class="input"
          data-autofocus={first || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onBlur={leave}
          onInput={(event) => change(event.currentTarget.value)}
        />
        {children}
      </div>
      {error && (
        <p class="error" id={`${id}-error`}>
          <Icon name="warning-circle" class="icon--s" />
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
