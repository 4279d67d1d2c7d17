/** What has not left this phone yet, and what could not be kept, with its words. */

import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { BackBar } from "../../components/top-bar";
import { formatTime, t } from "../../i18n";
import type { Mutation } from "../../store/mutations";
import { outbox, rejected, syncState } from "../../store/state";
import { syncNow } from "../../store/sync";
import { zone } from "../../today/calendar";
import { RejectedEntry } from "./rejected-entry";
import { mutationInWords } from "./words";

/** Opened from the cloud in the corner. */
export default function WaitingView(): VNode {
  const waits = outbox.value.filter((entry) => entry.state === "waiting");
  const nothing = waits.length === 0 && rejected.value.length === 0;
  return (
    <PlainPage head={<BackBar title={t("waiting.title")} to="/" />}>
      {syncState.value === "offline" && (
        <Banner tone="wait" icon="cloud-slash" title={t("banner.offline")}>
          {t("banner.offline-none")}
        </Banner>
      )}
      {rejected.value.length > 0 && <NotKept />}
      {waits.length > 0 && <NotSent mutations={waits.map(({ mutation }) => mutation)} />}
      {nothing && <Empty title={t("waiting.none")} text={t("waiting.none-text")} />}
    </PlainPage>
  );
}

function NotKept(): VNode {
  return (
    <section class="stack" aria-labelledby="rejected">
      <div class="section-h">
        <h2 id="rejected">{t("waiting.rejected")}</h2>
      </div>
      {rejected.value.map((entry) => (
        <RejectedEntry key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function NotSent({ mutations }: { mutations: Mutation[] }): VNode {
  return (
    <section class="stack" aria-labelledby="unsent">
      <div class="section-h">
        <h2 id="unsent">{t("waiting.unsent")}</h2>
      </div>
      <div class="rows">
        {mutations.map((mutation) => (
          <Row
            key={mutation.id}
            plate={<Plate icon="clock-countdown" size="s" tone="butter" />}
            title={mutationInWords(mutation)}
            sub={formatTime(mutation.at, zone.value)}
          />
        ))}
      </div>
      <button type="button" class="btn btn--block" onClick={() => void syncNow()}>
        {t("waiting.send")}
      </button>
    </section>
  );
}
