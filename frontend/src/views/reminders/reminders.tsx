/** Reminders: whether this device may be reached, what comes when, and when nothing does. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { AsksRow } from "../../components/asks-row";
import { PlainPage } from "../../components/page";
import { SwitchRow } from "../../components/switch-row";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { isParent } from "../../roles";
import { navigate, route } from "../../router";
import { currentChild, snapshot } from "../../store/state";
import type { Child, Reminder } from "../../store/types";
import { asking } from "../../today/pushes";
import { choose, ownChoices } from "./choices";
import { DeviceRow } from "./device-row";
import { DutyCard } from "./duty-card";
import { EachReminder } from "./each";
import { FeedCard } from "./feed-card";
import { LimitCard } from "./limit-card";
import { LockScreen } from "./lock-screen";
import { PauseCard } from "./pause-card";
import { PlanCard } from "./plan-card";
import { QuietCard } from "./quiet-card";
import { ReminderSheet } from "./reminder-sheet";

/** Opened from Today and from settings; what the parents decide for all, a carer does not see. */
export default function RemindersView(): VNode {
  const child = isParent.value ? currentChild.value : null;
  return (
    <PlainPage head={<BackBar title={t("reminders.title")} to="/settings" />}>
      <DeviceRow />
      <QuietCard />
      {child && <ForChild key={child.id} child={child} />}
      <PlanCard />
      <LimitCard />
      {isParent.value && <ForAll />}
      <LockScreen />
      {isParent.value && <FeedCard />}
    </PlainPage>
  );
}

function ForChild({ child }: { child: Child }): VNode {
  // Today leads to the time of one that asks.
  const opened = useSignal<Reminder | null>(snapshot.peek().reminders.get(route.peek().query.get("move") ?? "") ?? null);
  useEffect(openOnce, []);
  const [asks] = asking.value;
  const open = (reminder: Reminder) => {
    opened.value = reminder;
  };
  return (
    <>
      {asks && <AsksRow reminder={asks} move={<Move open={() => open(asks)} />} />}
      <EachReminder child={child} open={open} />
      {opened.value && (
        <ReminderSheet key={opened.value.id} reminder={opened.value} open={open} close={() => (opened.value = null)} />
      )}
    </>
  );
}

/** A reload must not open again what was closed. */
function openOnce(): void {
  if (route.peek().query.has("move")) navigate("/reminders", { replace: true });
}

function Move({ open }: { open: () => void }): VNode {
  return (
    <button type="button" class="btn btn--outline" onClick={open}>
      {t("asks.move")}
    </button>
  );
}

function ForAll(): VNode {
  return (
    <>
      <PauseCard />
      <DutyCard />
      <section class="rows" aria-label={t("reminders.notices")}>
        <SwitchRow
          title={t("reminders.notices")}
          sub={t("reminders.notices-sub")}
          on={ownChoices().notices}
          turn={(notices) => void choose({ notices })}
        />
      </section>
    </>
  );
}
