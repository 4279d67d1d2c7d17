/** What a device shows that was signed out from another one: that, and nothing of the family. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Brand } from "../../components/brand";
import { OpenCalm } from "../../components/calm-link";
import { usePageTitle } from "../../components/title";
import { UnsentCard } from "../../components/unsent-card";
import { t } from "../../i18n";
import { unsentOnDevice, wipeDevice } from "../../store/device";
import { hasLeft } from "../../store/session";

/** The way back in, and what to do with words that were never sent. */
export default function SignedOutView(): VNode {
  usePageTitle(t("signed-out.page"));
  const unsent = useSignal(0);
  const count = async () => {
    // A look at what is being removed would make it anew.
    await hasLeft();
    unsent.value = await unsentOnDevice();
  };
  useEffect(() => void count().catch(() => undefined), []);
  const discard = async () => {
    await wipeDevice();
    await count();
  };
  return (
    <div class="app">
      <main class="welcome">
        <div class="stack">
          <Brand />
          <h1 tabIndex={-1}>{t("signed-out.title")}</h1>
          <p class="t-lead t-2">{t("signed-out.text")}</p>
        </div>
        {unsent.value > 0 && (
          <UnsentCard count={unsent.value} text={t("signed-out.unsent-text")} discard={() => void discard()} />
        )}
        <a class="btn btn--primary btn--lg btn--block" href="/sign-in">
          {t("online.sign-in")}
        </a>
        <OpenCalm />
      </main>
    </div>
  );
}
