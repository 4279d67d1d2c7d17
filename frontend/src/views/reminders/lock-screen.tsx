/** How a reminder looks on this phone's lock screen, and how much it says. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Mark } from "../../components/brand";
import { SwitchRow } from "../../components/switch-row";
import { bdi, formatTime, t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { device, pushState, setDetailed } from "../../store/push";
import { currentChild, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { clock } from "../../today/calendar";
import { routinesOfChild, stepsOf } from "../../today/plan";

/** Names nobody until it is told to, on this phone alone. */
export function LockScreen(): VNode {
  const child = currentChild.value;
  const problem = useSignal<unknown>(null);
  const detailed = device.value?.detailed ?? false;
  const turn = (on: boolean) => {
    problem.value = null;
    setDetailed(on).catch((error: unknown) => (problem.value = error));
  };
  return (
    <section class="stack" aria-labelledby="lock">
      <div class="section-h">
        <h2 id="lock">{t("reminders.lock")}</h2>
      </div>
      {problem.value !== null && <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)} />}
      <Preview child={detailed ? child : null} />
      {child && pushState.value === "on" && device.value && (
        <div class="rows">
          <SwitchRow
            title={t("reminders.detailed", { child: bdi(child.nickname) })}
            sub={detailed ? t("reminders.detailed-on") : t("reminders.detailed-off")}
            on={detailed}
            turn={turn}
          />
        </div>
      )}
    </section>
  );
}

function Preview({ child }: { child: Child | null }): VNode {
  const { title, body } = child ? detailsOf(child) : { title: t("push.reminder.title"), body: t("push.reminder.body") };
  return (
    <div class="card card--outline inline inline--3 inline--top inline--wrap" role="group" aria-label={t("reminders.preview")}>
      <Mark />
      <span class="grow">
        <span class="row__title">{title}</span>
        <span class="row__sub">{body}</span>
      </span>
      <span class="t-caption t-3">{formatTime(clock.value)}</span>
    </div>
  );
}

/** As it would read for the first routine of the day. */
function detailsOf({ id, nickname }: Child): { title: string; body: string } {
  const [routine] = routinesOfChild(snapshot.value, id);
  const [step] = routine ? stepsOf(snapshot.value, routine.id) : [];
  return {
    title: t("push.detail.title", { child: bdi(nickname), what: bdi(routine?.title ?? t("reminders.about.check_in")) }),
    body: step ? t("push.detail.body", { step: bdi(step.label) }) : t("push.reminder.body"),
  };
}
