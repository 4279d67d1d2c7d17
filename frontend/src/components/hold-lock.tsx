/** The adults' way out of a child's screen: a lock to hold for two seconds, Esc, or a question for hands that cannot hold. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "../icon";
import { Sheet } from "./sheet";

const HOLD_MS = 2_000;
const HINT_MS = 4_000;

/** Keep the back gesture on this screen while it is shown: one more step stands in the history, and stands up again. */
export function useNoWayBack(): void {
  useLayoutEffect(() => {
    const stay = () => history.pushState(history.state, "", location.href);
    stay();
    addEventListener("popstate", stay);
    return () => removeEventListener("popstate", stay);
  }, []);
}

/** `leave` runs after the hold; a touch that is shorter only says how it is done. */
export function HoldLock({ leave }: { leave: () => void }): VNode {
  const asks = useSignal(false);
  const { state, press, release, touchedAt } = useHold(leave);
  useEscape(leave);
  // A screen reader or a switch clicks without a finger that could stay down.
  const click = () => {
    if (performance.now() - touchedAt.current > HOLD_MS * 2) asks.value = true;
  };
  return (
    <div class="hold">
      <button
        type="button"
        class="icon-btn icon-btn--sunken"
        aria-label={t("lock.hold")}
        data-held={state === "held" ? "" : undefined}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={release}
        onPointerLeave={release}
        onContextMenu={(event) => event.preventDefault()}
        onClick={click}
      >
        <Icon name="lock-simple" />
      </button>
      <p class="t-small t-2 grow" role="status">
        {state === "held" && t("lock.holding")}
        {state === "hint" && t("lock.hint")}
      </p>
      {asks.value && <Question leave={leave} stay={() => (asks.value = false)} />}
    </div>
  );
}

function Question({ leave, stay }: { leave: () => void; stay: () => void }): VNode {
  return (
    <Sheet title={t("lock.question")} close={stay}>
      <div class="actions">
        <button type="button" class="btn btn--lg" onClick={leave}>
          {t("lock.leave")}
        </button>
        <button type="button" class="btn btn--quiet btn--lg" onClick={stay}>
          {t("lock.stay")}
        </button>
      </div>
    </Sheet>
  );
}

function useHold(leave: () => void) {
  const state = useSignal<"rest" | "held" | "hint">("rest");
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const after = (wait: number, run: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const press = () => {
    touchedAt.current = performance.now();
    state.value = "held";
    after(HOLD_MS, leave);
  };
  const release = () => {
    if (state.peek() !== "held") return;
    state.value = "hint";
    after(HINT_MS, () => (state.value = "rest"));
  };
  return { state: state.value, press, release, touchedAt };
}

function useEscape(leave: () => void): void {
  useLayoutEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) leave();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
}
