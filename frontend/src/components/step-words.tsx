/** The steps of a routine in words, folded, with their smaller parts. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Icon } from "../icon";
import { Picto } from "./picto";

interface WordedStep {
  label: string;
  picture: string;
  parts?: string[];
}

/** Closed until somebody looks. */
export function StepWords({ steps }: { steps: WordedStep[] }): VNode {
  return (
    <details class="disclose step-words">
      <summary>
        {t("routine.show-steps")}
        <Icon name="caret-down" />
      </summary>
      <ol class="stack stack--2">
        {steps.map(({ label, picture, parts = [] }) => (
          <li class="step-words__step" key={label}>
            <Picto name={picture} />
            <span>
              {label}
              <Parts parts={parts} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The smaller steps of one step, where it has any; to look at, nothing to tick. */
export function Parts({ parts }: { parts: string[] }): VNode | null {
  if (parts.length === 0) return null;
  return (
    <ol class="parts">
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ol>
  );
}
