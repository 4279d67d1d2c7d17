/** Several lines a person fills in. */

import type { VNode } from "preact";
import { FieldFrame } from "./field-frame";

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
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          class="input"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}
