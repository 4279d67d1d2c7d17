/** A card for when somebody may look over one's shoulder: one tap leads away, and nothing remembers it. */

import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePageTitle } from "../../components/title";
import { closePrivateCard, leaveAtOnce } from "../../help/private-card";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { SafetyCard } from "../../store/content-types";
import { CardBody } from "./card-body";

/** No title in the browser's tab, no address; the button stays in sight, and Esc does the same. */
export function PrivateCard({ card }: { card: SafetyCard }): VNode {
  usePageTitle("");
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the first painting: what can be seen can be left.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
    const leave = (event: KeyboardEvent) => event.key === "Escape" && leaveAtOnce();
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, []);
  return (
    <div class="app">
      <header class="quick-exit">
        <button type="button" class="icon-btn" aria-label={t("action.back")} onClick={closePrivateCard}>
          <Icon name="arrow-left" class="icon--dir" />
        </button>
        <button type="button" class="btn btn--primary" onClick={leaveAtOnce}>
          <Icon name="sign-out" class="icon--dir" />
          {t("help.leave")}
        </button>
      </header>
      <main class="page page--plain">
        <div class="stack stack--2">
          <h1 class="t-display" ref={heading} tabIndex={-1}>
            {card.title}
          </h1>
          <p class="t-small t-2">{t("help.leave-text")}</p>
        </div>
        <CardBody card={card} quiet />
      </main>
    </div>
  );
}
