/** What this device can do about reminders now, and the one thing to do about it. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { Link } from "../../router";
import { device, type PushState, pushState, readPushState, subscribePush, testArrivedAt, testPush, unsubscribePush } from "../../store/push";
import { now } from "../../store/state";
import { deviceZone } from "../../time";
import { whenInWords } from "../../when";

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
          sub={subOf(state, tested.value)}
        >
          <DeviceButton state={state} test={() => void test()} turnOn={() => void attempt(subscribePush)} />
        </Row>
      </div>
      <Ways on={state === "on"} turnOff={() => void attempt(unsubscribePush)} />
    </section>
  );
}

function Ways({ on, turnOff }: { on: boolean; turnOff: () => void }): VNode {
  return (
    <div class="actions">
      <Link class="btn btn--quiet" href="/check-phone">
        {t("check-phone.title")}
      </Link>
      {on && (
        <button type="button" class="btn btn--quiet" onClick={turnOff}>
          {t("reminders.turn-off")}
        </button>
      )}
    </div>
  );
}

/** A test that arrived says more than one that is on its way. */
function subOf(state: PushState, tested: boolean): string {
  if (state !== "on") return t(`reminders.state.${state}.sub`);
  const arrived = testArrivedAt.value?.toISOString() ?? null;
  if (arrived) return t("reminders.last-test", { when: whenInWords(arrived, now.value, deviceZone()) });
  if (tested) return t("reminders.tested");
  const last = device.value?.last_arrived_at;
  return last ? t("reminders.last-arrived", { when: whenInWords(last, now.value, deviceZone()) }) : t("reminders.state.on.sub");
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
  if (state !== "off" && state !== "lost") return null;
  return (
    <button type="button" class="btn btn--primary" onClick={turnOn}>
      {t("reminders.turn-on")}
    </button>
  );
}
