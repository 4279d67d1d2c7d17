/** Today: the step that is now, what comes later, one idea, one tip. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ChildFace, ChildSwitch } from "../../components/child-switch";
import { Page } from "../../components/page";
import { SyncCloud } from "../../components/sync-cloud";
import { TopBar } from "../../components/top-bar";
import { bdi, formatDay, formatTime, t } from "../../i18n";
import { isBlank } from "../../progress/weeks";
import { isParent } from "../../roles";
import { Link } from "../../router";
import { ratingOf } from "../../store/effects";
import { content, currentChild, me, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { clock, dayStartsAt, today } from "../../today/calendar";
import { greetingAt, isCheckInTime, isRestTime } from "../../today/greeting";
import { factsOf, pickIdea, pickTip } from "../../today/ideas";
import { planDay } from "../../today/plan";
import { Banners } from "./banners";
import { CheckInCard } from "./check-in-card";
import { ComingUp } from "./coming-up";
import { DayRows } from "./day-rows";
import { NightCard } from "./night-card";
import { NoChild, NothingLeft } from "./nothing-left";
import { NowCard } from "./now-card";
import { Idea, Tip } from "./suggestions";

/** The first screen of the app. */
export default function TodayView(): VNode {
  const child = currentChild.value;
  return (
    <Page head={<Head child={child} />}>
      <Banners />
      <ChildSwitch only="several" />
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
  const picked = useSignal<string | null>(null);
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
      <ComingUp child={child.id} day={day} />
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

function Suggestions({ child }: { child: Child }): VNode | null {
  const day = today.value;
  const pack = content.value;
  const asked = isCheckInTime(clock.value, dayStartsAt.value);
  const own = ratingOf(snapshot.value, child.id, day, me.value?.account.id ?? "");
  const open = asked && (!own || isBlank(own));
  // Ideas lead to Play, which is the parents'.
  if (!isParent.value) return open ? <CheckInCard child={child.id} day={day} /> : null;
  const facts = factsOf(snapshot.value, child.id, child.age_band, day, clock.value);
  const idea = pack && pickIdea(pack.activities, facts);
  const tip = pack && pickTip(pack.calm, pack.rest, facts);
  return (
    <>
      {open ? <CheckInCard child={child.id} day={day} /> : idea && <Idea pick={idea} />}
      {tip && <Tip pick={tip} />}
    </>
  );
}
