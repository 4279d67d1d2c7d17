/** How a reminder comes: ahead of time, without a sound, by whose clock. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { Segments } from "../../components/segments";
import { SwitchRow } from "../../components/switch-row";
import { t } from "../../i18n";
import { zone } from "../../today/calendar";
import { deviceZone } from "../../time";
import type { PartProps } from "./when-fields";

const LEADS = [0, 5, 10, 15, 30];

/** A phone's own sound and buzz are the phone's to set; here it is asked to keep still or not. */
export function Manner({ reminder, change }: PartProps): VNode {
  const { lead_minutes, silent } = reminder;
  const leads = LEADS.includes(lead_minutes) ? LEADS : [...LEADS, lead_minutes];
  return (
    <>
      <Chips
        legend={t("reminders.lead-title")}
        kind="one"
        name="lead"
        choices={leads.map((count) => ({ value: String(count), label: count ? t("reminders.lead-minutes", { count }) : t("reminders.lead-none") }))}
        chosen={[String(lead_minutes)]}
        toggle={(count) => change({ lead_minutes: Number(count) })}
      />
      <div class="rows">
        <SwitchRow title={t("reminders.silent")} sub={t("reminders.silent-sub")} on={silent} turn={(on) => change({ silent: on })} />
      </div>
      <WhoseClock reminder={reminder} change={change} />
    </>
  );
}

function WhoseClock({ reminder: { follows_phone }, change }: PartProps): VNode {
  const choose = (clock: "home" | "phone") =>
    change(clock === "phone" ? { follows_phone: true, zone: deviceZone() } : { follows_phone: false, zone: zone.value });
  return (
    <div class="stack stack--2">
      <span class="row__title">{t("reminders.clock")}</span>
      <Segments
        wrap
        label={t("reminders.clock")}
        name="clock"
        segments={[
          { value: "home", label: t("reminders.clock-home") },
          { value: "phone", label: t("reminders.clock-phone") },
        ]}
        value={follows_phone ? "phone" : "home"}
        choose={choose}
      />
      <p class="t-small t-2">{follows_phone ? t("reminders.clock-phone-sub") : t("reminders.clock-home-sub")}</p>
    </div>
  );
}
