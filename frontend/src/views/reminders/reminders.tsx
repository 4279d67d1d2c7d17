/** Reminders: whether this device may be reached, and when, per routine. */

import type { VNode } from "preact";
import { Mark } from "../../components/brand";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { formatTime, t } from "../../i18n";
import { Link } from "../../router";
import { currentChild, snapshot } from "../../store/state";
import { clock } from "../../today/calendar";
import { routinesOfChild } from "../../today/plan";
import { DeviceRow } from "./device-row";
import { RoutineReminder } from "./routine-reminder";

/** Opened from Today and from settings. */
export default function RemindersView(): VNode {
  const child = currentChild.value;
  const routines = child ? routinesOfChild(snapshot.value, child.id) : [];
  return (
    <PlainPage head={<BackBar title={t("reminders.title")} to="/settings" />}>
      <DeviceRow />
      <section class="stack" aria-labelledby="each">
        <div class="section-h">
          <h2 id="each">{t("reminders.each")}</h2>
        </div>
        {routines.length > 0 ? (
          <div class="rows">
            {routines.map((routine) => (
              <RoutineReminder key={routine.id} routine={routine} />
            ))}
          </div>
        ) : (
          <Empty title={t("today.nothing")} text={t("today.nothing-text")}>
            <Link class="btn" href="/start/routines">
              {t("today.pick-routine")}
            </Link>
          </Empty>
        )}
        <p class="t-small t-2">{t("reminders.honest")}</p>
      </section>
      <LockScreen />
    </PlainPage>
  );
}

function LockScreen(): VNode {
  return (
    <section class="stack" aria-labelledby="lock">
      <div class="section-h">
        <h2 id="lock">{t("reminders.lock")}</h2>
      </div>
      <div class="card card--outline inline inline--3 inline--top">
        <Mark />
        <span class="grow">
          <span class="row__title">{t("push.reminder.title")}</span>
          <span class="row__sub">{t("push.reminder.body")}</span>
        </span>
        <span class="t-caption t-3">{formatTime(clock.value)}</span>
      </div>
    </section>
  );
}
