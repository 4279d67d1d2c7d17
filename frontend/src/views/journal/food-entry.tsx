/** A quiet meeting with a food as a small entry of the timeline. */

import type { VNode } from "preact";
import { foodOf } from "../../food/shelves";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { snapshot } from "../../store/state";
import type { FoodStep } from "../../store/types";
import { takeBackStep } from "../food/take-back";
import { stepInWords } from "../../food/words";

/** What came near, and the way to take it back for whoever noted it. */
export function FoodStepBody({ step, own }: { step: FoodStep; own: boolean }): VNode {
  const food = foodOf(snapshot.value, step.food_root);
  return (
    <>
      <p>{stepInWords(step.rung, food?.name ?? null)}</p>
      <div class="entry__foot">
        <span class="tag">{t("area.eating")}</span>
        {own && (
          <button
            type="button"
            class="icon-btn entry__remove"
            aria-label={t("food.remove-step")}
            onClick={() => void takeBackStep(step)}
          >
            <Icon name="trash" class="icon--s" />
          </button>
        )}
      </div>
    </>
  );
}
