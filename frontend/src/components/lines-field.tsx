/** Several lines a person fills in: label above, hint below, and how to mend it when it does not work. */

import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../icon";

interface LinesFieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  hint?: string;
  error?: string | null;
  /** How many are seen at once. */
  rows?: number;
  maxLength?: number;
}

/** A text field with room, and everything assistive technology needs to say about it. */
export function LinesField({ label, value, change, hint, error, rows = 5, maxLength }: LinesFieldProps): VNode {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="input"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
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
