/** Today: the step that is now, what comes later, one idea, one tip. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ChildFace, ChildSwitch } from "../../components/child-switch";
import { Page } from "../../components/page";
import { SyncCloud } from "../../components/sync-cloud";
import { TopBar } from "../../components/top-bar";
import { bdi, formatDay, formatTime, t } from "../../i18n";
import { isParent } from "../../roles";
import { Link, route } from "../../router";
import { currentChild, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { clock, dayStartsAt, today } from "../../today/calendar";
import { greetingAt, isRestTime } from "../../today/greeting";
import { planDay } from "../../today/plan";
import { NoteOffer } from "../calm/started";
import { Banners } from "./banners";
import { DayRows } from "./day-rows";
import { NightCard } from "./night-card";
import { NoChild, NothingLeft } from "./nothing-left";
import { NowCard } from "./now-card";
import { ReminderLines } from "./reminder-lines";
import { ReminderRows } from "./reminder-rows";
import { Suggestions } from "./suggestions";

/** The first screen of the app. */
export default function TodayView(): VNode {
  const child = currentChild.value;
  return (
    <Page head={<Head child={child} />}>
      <Banners />
      <ReminderLines />
      <ChildSwitch only="several" />
      {child && <NoteOffer child={child.id} />}
      {child ? <Day key={child.id} child={child} /> : <NoChild />}
    </Page>
  );
}

function Head({ child }: { child: Child | null }): VNode {
  const part = greetingAt(clock.value);
  const title = part === "night" ? t("greeting.night", { time: bdi(formatTime(clock.value)) }) : t(`greeting.${part}`);
  return (
    <TopBar title={title} page={t("tab.today")} eyebrow={formatDay(today.value)}>
      <SyncCloud />
      {child && (
        <Link class="icon-btn" href="/settings" aria-label={t("settings.open", { child: bdi(child.nickname) })}>
          <ChildFace child={child} />
        </Link>
      )}
    </TopBar>
  );
}

function Day({ child }: { child: Child }): VNode {
  // Another screen may lead to one routine by its id.
  const picked = useSignal<string | null>(route.peek().query.get("routine"));
  const pick = (routine: string) => {
    picked.value = routine;
    scrollTo({ top: 0 });
  };
  const day = today.value;
  const plan = planDay(snapshot.value, {
    child: child.id,
    day,
    clock: clock.value,
    dayStartsAt: dayStartsAt.value,
    picked: picked.value,
  });
  const { hero } = plan;
  const resting = isRestTime(clock.value) || (greetingAt(clock.value) === "night" && !hero?.started);
  const night = resting && hero?.routine.id !== picked.value;
  const waits = night && hero ? [hero] : [];
  const later = [...waits.filter(({ started }) => !started), ...plan.later];
  const earlier = [...plan.earlier, ...waits.filter(({ started }) => started)];
  return (
    <>
      {night && <NightCard />}
      {!night && hero && <NowCard plan={hero} day={day} />}
      {!night && !hero && <NothingLeft empty={plan.empty} />}
      <ReminderRows child={child.id} night={night} />
      <DayRows id="later" title={t("today.later")} plans={later} pick={pick}>
        {isParent.value && (
          <Link class="link" href="/routines">
            {t("today.edit")}
          </Link>
        )}
      </DayRows>
      <DayRows id="earlier" title={t("today.earlier")} plans={earlier} pick={pick} />
      <Suggestions child={child} />
    </>
  );
}
