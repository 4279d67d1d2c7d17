/** Five steps around what is usual for this child; any row may stay blank. */

import type { VNode } from "preact";
import { t } from "../i18n";
import type { Measure } from "../progress/weeks";
import type { Score } from "../store/types";
import { Face } from "./face";

const STEPS: Score[] = [1, 2, 3, 4, 5];

// A browser gives no click for the space bar on a radio button that is already chosen.
const CLEARS = new Set([" ", "Backspace", "Delete"]);

interface ScaleProps {
  measure: Measure;
  value: Score | null;
  choose: (value: Score | null) => void;
}

/** Radio buttons; a second tap on the chosen one clears the row. */
export function Scale({ measure, value, choose }: ScaleProps): VNode {
  const name = t(`rating.${measure}`);
  const clear = (event: KeyboardEvent) => {
    event.preventDefault();
    choose(null);
  };
  return (
    <fieldset class="scale">
      <legend class="scale__head">
        <span class="cap">{name}</span>
        {value === null ? (
          <output class="is-empty">{t(`rating.${measure}.ends`)}</output>
        ) : (
          <output class="cap">{t(`rating.${measure}.${value}`)}</output>
        )}
      </legend>
      <div class="scale__cells">
        {STEPS.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={measure}
              checked={value === step}
              aria-label={t("rating.cell", { measure: name, word: t(`rating.${measure}.${step}`), step })}
              onClick={() => choose(value === step ? null : step)}
              onKeyDown={(event) => value === step && CLEARS.has(event.key) && clear(event)}
            />
            {measure === "mood" ? <Face score={step} /> : <Level />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Level(): VNode {
  return (
    <span class="level">
      <i />
    </span>
  );
}
