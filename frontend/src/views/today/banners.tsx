/** What a parent should know before anything else, at most one quiet line each. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import { Link } from "../../router";
import { me, now, rejected, syncState, waitingCount } from "../../store/state";

const FOLD_AFTER_MS = 10_000;
const folded = signal(false);

/** Demo, signed out, offline, and what could not be kept. */
export function Banners(): VNode {
  return (
    <>
      <DemoBanner />
      <OfflineBanner />
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
