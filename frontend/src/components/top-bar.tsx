/** The head of a screen: where one is, and the small things that are always there. */

import type { ComponentChildren, VNode } from "preact";
import { t } from "../i18n";
import { goBack } from "../router";
import { CalmLink } from "./calm-link";
import { usePageTitle } from "./title";
import { Icon } from "../icon";

interface TopBarProps {
  title: string;
  /** What the browser's tab says, where that is not the title. */
  page?: string;
  eyebrow?: string;
  children?: ComponentChildren;
}

/** The head of a tab's screen. */
export function TopBar({ title, page = title, eyebrow, children }: TopBarProps): VNode {
  usePageTitle(page);
  return (
    <header class="topbar">
      <div class="grow">
        {eyebrow && <p class="eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
      </div>
      {children}
    </header>
  );
}

interface BackBarProps {
  title: string;
  page?: string;
  to: string;
  /** Calm stands at the end, one tap away; not on the pages of Calm itself. */
  calm?: boolean;
}

/** The head of a screen one goes back from. */
export function BackBar({ title, page = title, to, calm = true }: BackBarProps): VNode {
  usePageTitle(page);
  return (
    <header class="topbar topbar--nav">
      <button type="button" class="icon-btn" aria-label={t("action.back")} onClick={() => goBack(to)}>
        <Icon name="arrow-left" class="icon--dir" />
      </button>
      <h1>{title}</h1>
      {calm ? <CalmLink /> : <span class="topbar__balance" />}
    </header>
  );
}
