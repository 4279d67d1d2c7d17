/** What stands around everything that is filled in: label above, hint below, and how to mend it when it does not work. */

import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../icon";

interface FieldFrameProps {
  label: string;
  hint?: string;
  error?: string | null;
  /** The control, with what assistive technology needs to say about it. */
  children: (control: { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined }) => ComponentChildren;
}

/** One label and one control; the error is read before the hint. */
export function FieldFrame({ label, hint, error, children }: FieldFrameProps): VNode {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined })}
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
