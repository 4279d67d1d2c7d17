/** Will this phone buzz? Everything that has a say in it, one calm row each, with what to do about it. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { Bullets } from "../../components/bullets";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { device, pushState, readPushState, renewPush } from "../../store/push";
import { now } from "../../store/state";
import { deviceZone } from "../../time";
import { whenInWords } from "../../when";
import { ReachRows } from "./reach-rows";
import { RestRows } from "./rest-rows";
import { type Verdict, verdictOf } from "./verdict";

/** Opened from Reminders. */
export default function CheckPhoneView(): VNode {
  useEffect(() => {
    // The second asks the server what it knows of this device; without a connection the first is enough.
    readPushState()
      .then(renewPush)
      .catch(() => undefined);
  }, []);
  return (
    <PlainPage head={<BackBar title={t("check-phone.title")} to="/reminders" />}>
      <Answer verdict={verdictOf(pushState.value, device.value, now.value)} />
      <ReachRows />
      <RestRows />
      <Limits />
    </PlainPage>
  );
}

function Answer({ verdict }: { verdict: Verdict }): VNode {
  return (
    <Banner tone={verdict === "likely" ? "info" : "wait"} icon="bell" title={t(`check-phone.answer.${verdict}`)}>
      {reasonOf(verdict)}
    </Banner>
  );
}

function reasonOf(verdict: Verdict): string {
  const { last_arrived_at: arrived = null, unconfirmed_since: since = null } = device.value ?? {};
  const when = (at: string | null) => (at ? whenInWords(at, now.value, deviceZone()) : "");
  if (verdict === "likely") return t("check-phone.reason.likely", { when: when(arrived) });
  if (verdict === "deaf") return t("check-phone.reason.deaf", { when: when(since) });
  if (verdict !== "not-yet") return t(`check-phone.reason.${verdict}`);
  const state = pushState.value;
  return state === "blocked" || state === "install-first" || state === "lost"
    ? t(`check-phone.reason.${state}`)
    : t("check-phone.reason.off");
}

function Limits(): VNode {
  const lines = [
    t("check-phone.limit.offline"),
    t("check-phone.limit.apple"),
    t("check-phone.limit.power"),
    t("check-phone.limit.alarm"),
  ];
  return (
    <section class="stack" aria-labelledby="limits">
      <div class="section-h">
        <h2 id="limits">{t("check-phone.limits")}</h2>
      </div>
      <Bullets lines={lines} />
    </section>
  );
}
