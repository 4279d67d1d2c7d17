/** What a parent should know before anything else, at most one quiet line each. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Member } from "../../api/sharing";
import { Banner } from "../../components/banner";
import { RecoveredBanner } from "../../components/recovered-banner";
import { bdi, t } from "../../i18n";
import { Link } from "../../router";
import { asking, followAsking, removals } from "../../store/asking";
import { me, now, rejected, syncState, waitingCount } from "../../store/state";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";

const FOLD_AFTER_MS = 10_000;
const folded = signal(false);

/** Demo, signed out, offline, and what could not be kept. */
export function Banners(): VNode {
  return (
    <>
      <DemoBanner />
      <OfflineBanner />
      <RecoveredBanner />
      <AskingBanner />
      <PlaceBanners />
      {syncState.value === "signed-out" && (
        <Banner tone="wait" icon="lock-simple" title={t("banner.signed-out")} action={<SignIn />}>
          {t("banner.signed-out-text")}
        </Banner>
      )}
      {rejected.value.length > 0 && (
        <Banner tone="wait" icon="warning-circle" title={t("banner.rejected", { count: rejected.value.length })} action={<Look />}>
          {t("banner.rejected-text")}
        </Banner>
      )}
    </>
  );
}

function OfflineBanner(): VNode | null {
  const offline = syncState.value === "offline";
  useEffect(() => {
    if (!offline) {
      folded.value = false;
      return undefined;
    }
    const timer = setTimeout(() => {
      folded.value = true;
    }, FOLD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [offline]);
  if (!offline || folded.value) return null;
  const count = waitingCount.value;
  return (
    <Banner tone="wait" icon="cloud-slash" title={t("banner.offline")}>
      {count > 0 ? t("banner.offline-waiting", { count }) : t("banner.offline-none")}
    </Banner>
  );
}

/** Somebody has opened a link of this family; the answer is given under Sharing. */
function AskingBanner(): VNode {
  useEffect(followAsking, []);
  return (
    <>
      {asking.value.map(({ id, role, asking: { name, title } }) => (
        <Banner key={id} tone="info" icon="user-plus" title={t("asking.banner", { name: bdi(name) })} action={<Answer />}>
          {[title, t(`asking.as.${role}`)].filter(Boolean).join(" · ")}
        </Banner>
      ))}
    </>
  );
}

/** When one's own place ends by itself, and when an owner is to be removed. */
function PlaceBanners(): VNode {
  const until = me.value?.family?.until;
  return (
    <>
      {until && (
        <Banner icon="calendar-blank" title={t("banner.until", { when: whenInWords(until, now.value, zone.value) })}>
          {t("banner.until-text")}
        </Banner>
      )}
      {removals.value.map((member) => (
        <RemovalBanner key={member.id} member={member} />
      ))}
    </>
  );
}

function RemovalBanner({ member: { name, you, removal_at } }: { member: Member }): VNode {
  const when = whenInWords(removal_at ?? "", now.value, zone.value);
  const title = you ? t("removal.you", { when }) : t("removal.of", { name: bdi(name), when });
  return (
    <Banner tone="wait" icon="users" title={title} action={<Answer />}>
      {you ? t("removal.you-text") : t("removal.text")}
    </Banner>
  );
}

function Answer(): VNode {
  return (
    <Link class="btn btn--compact btn--surface banner__act" href="/sharing">
      {t("asking.answer")}
    </Link>
  );
}

function DemoBanner(): VNode | null {
  const who = me.value;
  if (!who?.demo) return null;
  const minutes = Math.max(0, Math.round((Date.parse(who.demo_ends_at ?? "") - now.value.getTime()) / 60_000));
  const left = minutes >= 90 ? t("banner.demo-hours", { count: Math.round(minutes / 60) }) : t("banner.demo-minutes", { count: minutes });
  return (
    <Banner tone="info" icon="info" title={t("banner.demo")}>
      {who.demo_ends_at ? left : null}{" "}
      <Link class="link" href="/start">
        {t("banner.demo-start")}
      </Link>
    </Banner>
  );
}

function Look(): VNode {
  return (
    <Link class="btn btn--compact btn--surface banner__act" href="/waiting">
      {t("banner.rejected-open")}
    </Link>
  );
}

function SignIn(): VNode {
  return (
    <a class="btn btn--compact btn--surface banner__act" href="/sign-in">
      {t("banner.sign-in")}
    </a>
  );
}
