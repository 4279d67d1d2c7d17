/** The mark: a sun resting on a level line. */

import type { VNode } from "preact";
import { t } from "../i18n";

/** The mark alone, drawn in the colours of the theme. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle class="mark__sky" cx="16" cy="16" r="13.5" />
      <path class="mark__sun" d="M7.5 16a8.5 8.5 0 0 1 17 0z" />
      <path class="mark__land" d="M2.5 17.2h27A13.5 13.5 0 0 1 16 29.5 13.5 13.5 0 0 1 2.5 17.2z" />
    </svg>
  );
}

/** Mark and name together. */
export function Brand(): VNode {
  return (
    <span class="brand">
      <Mark />
      <span>{t("app.name")}</span>
    </span>
  );
}
