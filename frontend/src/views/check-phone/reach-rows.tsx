/** The way of a reminder to this phone: the app, the permission, the subscription, the last message that came through. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useAttemptInWords } from "../../components/attempt";
import { Banner } from "../../components/banner";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import type { IconName } from "../../icon";
import { t } from "../../i18n";
import { isAppleTouch, isInstalled } from "../../installed";
import { problemInWords } from "../../problem-words";
import {
  deafSince,
  device,
  pushState,
  showsByItself,
  subscribeAnew,
  subscribePush,
  testArrivedAt,
  testPush,
} from "../../store/push";
import { now } from "../../store/state";
import { deviceZone } from "../../time";
import { whenInWords } from "../../when";

const A_TEST_TAKES_MS = 60_000;

/** In the order in which each one needs the one before it. */
export function ReachRows(): VNode {
  const { attempt, busy, trouble } = useAttemptInWords(problemInWords);
  const sentAt = useSignal<Date | null>(null);
  const test = () =>
    attempt(async () => {
      await testPush();
      sentAt.value = new Date();
    });
  return (
    <section class="stack" aria-label={t("check-phone.way")}>
      {trouble !== null && <Banner tone="error" icon="warning-circle" title={trouble} />}
      <div class="rows">
        <OpenedRow />
        <PermissionRow />
        <SubscriptionRow busy={busy} run={(work) => attempt(async () => void (await work()))} />
        <LastRow sentAt={sentAt.value} busy={busy} test={test} />
      </div>
    </section>
  );
}

interface CheckRowProps {
  icon: IconName;
  /** Whether nothing is left to do about it. */
  well: boolean;
  title: string;
  sub: string;
  children?: ComponentChildren;
}

/** A row that says how one thing stands; its colour repeats what the words say. */
export function CheckRow({ icon, well, title, sub, children }: CheckRowProps): VNode {
  return (
    <Row plate={<Plate icon={icon} size="s" tone={well ? "sage" : "butter"} />} title={title} sub={sub}>
      {children}
    </Row>
  );
}

function OpenedRow(): VNode {
  const installed = isInstalled();
  const sub = installed ? "app" : isAppleTouch() ? "apple-tab" : "tab";
  return (
    <CheckRow
      icon="device-mobile"
      well={installed || !isAppleTouch()}
      title={installed ? t("check-phone.opened.app") : t("check-phone.opened.tab")}
      sub={t(`check-phone.opened.${sub}.sub`)}
    />
  );
}

function PermissionRow(): VNode {
  const asked = pushState.value === "unsupported" || pushState.value === "install-first" ? "none" : permission();
  return (
    <CheckRow
      icon={asked === "granted" ? "check" : "lock-simple"}
      well={asked === "granted"}
      title={t(`check-phone.permission.${asked}`)}
      sub={t(`check-phone.permission.${asked}.sub`)}
    />
  );
}

function permission(): NotificationPermission | "none" {
  return "Notification" in globalThis ? Notification.permission : "none";
}

interface SubscriptionRowProps {
  busy: boolean;
  run: (work: () => Promise<unknown>) => void;
}

function SubscriptionRow({ busy, run }: SubscriptionRowProps): VNode {
  const state = pushState.value;
  const deaf = deafSince(device.value, now.value) !== null;
  const open = state === "off" || state === "lost" || (state === "on" && deaf);
  const words = state === "on" ? (deaf ? "deaf" : "on") : state === "lost" ? "lost" : "off";
  return (
    <CheckRow
      icon="bell"
      well={words === "on"}
      title={t(`check-phone.reminders.${words}`)}
      sub={t(`check-phone.reminders.${words}.sub`)}
    >
      {open && (
        <button
          type="button"
          class="btn btn--primary"
          aria-disabled={busy}
          onClick={() => run(words === "deaf" ? subscribeAnew : subscribePush)}
        >
          {state === "off" ? t("reminders.turn-on") : t("check-phone.renew")}
        </button>
      )}
    </CheckRow>
  );
}

interface LastRowProps {
  /** When a test was asked for on this page; null when none was. */
  sentAt: Date | null;
  busy: boolean;
  test: () => void;
}

function LastRow({ sentAt, busy, test }: LastRowProps): VNode {
  const arrived = device.value?.last_arrived_at ?? testArrivedAt.value?.toISOString() ?? null;
  const missing = sentAt !== null && (testArrivedAt.value === null || testArrivedAt.value < sentAt);
  const waited = missing ? now.value.getTime() - sentAt.getTime() : null;
  return (
    <CheckRow
      icon="clock-countdown"
      well={arrived !== null && waited === null}
      title={arrived ? t("check-phone.last", { when: whenInWords(arrived, now.value, deviceZone()) }) : t("check-phone.last.none")}
      sub={lastSub(waited, arrived !== null)}
    >
      {pushState.value === "on" && (
        <button type="button" class="btn" aria-disabled={busy} onClick={test}>
          {t("reminders.test")}
        </button>
      )}
    </CheckRow>
  );
}

/** `waited`: milliseconds since a test was asked for that has not arrived; null when none is on its way. */
function lastSub(waited: number | null, arrived: boolean): string {
  if (waited !== null && showsByItself()) return t("check-phone.last.unsaid");
  if (waited !== null) return waited < A_TEST_TAKES_MS ? t("check-phone.last.waits") : t("check-phone.last.missing");
  if (pushState.value !== "on") return t("check-phone.last.off");
  return arrived ? t("check-phone.last.arrived") : t("check-phone.last.untested");
}
