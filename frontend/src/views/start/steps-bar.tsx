/** The head of the three first screens: where one is, and the way back. */

import type { VNode } from "preact";
import { Brand } from "../../components/brand";
import { CalmLink } from "../../components/calm-link";
import { t } from "../../i18n";
import { Icon } from "../../icon";

interface StepsBarProps {
  step: number;
  of: number;
  back?: () => void;
}

/** Brand on the first screen, an arrow on the others. */
export function StepsBar({ step, of, back }: StepsBarProps): VNode {
  return (
    <header class="topbar topbar--nav topbar--steps">
      {back ? (
        <button type="button" class="icon-btn" aria-label={t("action.back")} onClick={back}>
          <Icon name="arrow-left" class="icon--dir" />
        </button>
      ) : (
        <span class="topbar__brand">
          <Brand />
        </span>
      )}
      <span class="grow" />
      <span class="t-small t-2">{t("start.step", { step, of })}</span>
      <CalmLink />
      <progress class="progressbar" value={step} max={of} aria-label={t("start.step", { step, of })} />
    </header>
  );
}
