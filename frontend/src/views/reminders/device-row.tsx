/** What this device can do about reminders now, and the one thing to do about it. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { type PushState, pushState, readPushState, subscribePush, testPush, unsubscribePush } from "../../store/push";

/** Honest where reminders cannot work. */
export function DeviceRow(): VNode {
  const problem = useSignal<unknown>(null);
  const tested = useSignal(false);
  useEffect(() => {
    readPushState().catch(() => undefined);
  }, []);
  const attempt = async (work: () => Promise<unknown>) => {
    problem.value = null;
    try {
      await work();
    } catch (error) {
      problem.value = error;
    }
  };
  const test = () => attempt(() => testPush().then(() => (tested.value = true)));
  const state = pushState.value;
  return (
    <section class="stack" aria-label={t("reminders.device")}>
      {problem.value !== null && <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)} />}
      <div class="rows">
        <Row
          plate={<Plate icon="bell" size="s" tone={state === "on" ? "sage" : "butter"} />}
          title={t(`reminders.state.${state}`)}
          sub={tested.value && state === "on" ? t("reminders.tested") : t(`reminders.state.${state}.sub`)}
        >
          <DeviceButton state={state} test={() => void test()} turnOn={() => void attempt(subscribePush)} />
        </Row>
      </div>
      {state === "on" && (
        <button type="button" class="btn btn--quiet" onClick={() => void attempt(unsubscribePush)}>
          {t("reminders.turn-off")}
        </button>
      )}
    </section>
  );
}

interface DeviceButtonProps {
  state: PushState;
  test: () => void;
  turnOn: () => void;
}

function DeviceButton({ state, test, turnOn }: DeviceButtonProps): VNode | null {
  if (state === "on") {
    return (
      <button type="button" class="btn" onClick={test}>
        {t("reminders.test")}
      </button>
    );
  }
  if (state !== "off") return null;
  return (
    <button type="button" class="btn btn--primary" onClick={turnOn}>
      {t("reminders.turn-on")}
    </button>
  );
}
