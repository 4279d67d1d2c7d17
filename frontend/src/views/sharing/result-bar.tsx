/** The foot of every way in: what will be so, in one sentence, and the button below it. */

import type { VNode } from "preact";
import { StrongWords } from "../../components/strong-words";

interface ResultBarProps {
  /** What is missing, or what will be. */
  result: string;
  label: string;
  disabled: boolean;
  press: () => void;
}

/** The words come before the button, for the eye and for the ear. */
export function ResultBar({ result, label, disabled, press }: ResultBarProps): VNode {
  return (
    <div class="foot-bar foot-bar--stack">
      <p class="t-small" role="status">
        <StrongWords text={result} />
      </p>
      <button type="button" class="btn btn--primary btn--lg btn--block" disabled={disabled} onClick={press}>
        {label}
      </button>
    </div>
  );
}
