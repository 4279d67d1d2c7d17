/** A small number with one button to each side. */

import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "../icon";

interface StepperProps {
  label: string;
  value: number;
  least: number;
  most: number;
  /** The number in words. */
  words: string;
  change: (value: number) => void;
}

/** At its ends a button stays where it is and does nothing, so that the focus is not lost. */
export function Stepper({ label, value, least, most, words, change }: StepperProps): VNode {
  const id = useId();
  const go = (next: number) => {
    if (next >= least && next <= most) change(next);
  };
  return (
    <div class="stepper" role="group" aria-labelledby={id}>
      <span class="row__title grow" id={id}>
        {label}
      </span>
      <div class="stepper__box">
        <button type="button" class="icon-btn" aria-label={t("action.less")} aria-disabled={value <= least} onClick={() => go(value - 1)}>
          <Icon name="minus" />
        </button>
        <output class="t-num">{words}</output>
        <button type="button" class="icon-btn" aria-label={t("action.more-of")} aria-disabled={value >= most} onClick={() => go(value + 1)}>
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}
