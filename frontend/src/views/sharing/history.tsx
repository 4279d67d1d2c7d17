/** Who did and saw what, by day, as far back as the family goes. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type AuditLine, type AuditPage, readAudit } from "../../api/audit";
import { useReading } from "../../api/reading";
import { DayHeading } from "../../components/day-heading";
import { Empty } from "../../components/empty";
import { Live } from "../../components/live";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { formatTime, t } from "../../i18n";
import { byDay, foldLooks } from "../../sharing/audit";
import type { Day } from "../../store/types";
import { zone } from "../../today/calendar";
import { Trouble, useAttempt } from "./attempt";
import { LineRow } from "./line-row";

/** Written down by itself, and nobody can change it. */
export default function HistoryView(): VNode {
  const reading = useReading(() => readAudit());
  return (
    <PlainPage head={<BackBar title={t("history.title")} to="/sharing" />}>
      <p class="t-lead t-2">{t("history.text")}</p>
      <Live reading={reading} alone={t("online.alone-sharing")}>
        {(page) => <Pages key={page.lines[0]?.id} newest={page} />}
      </Live>
    </PlainPage>
  );
}

/** Earlier pages are added below; nothing already read moves. */
function Pages({ newest }: { newest: AuditPage }): VNode {
  const earlier = useSignal<AuditPage | null>(null);
  const { attempt, busy, trouble } = useAttempt();
  const lines = [...newest.lines, ...(earlier.value?.lines ?? [])];
  const before = earlier.value ? earlier.value.more_before : newest.more_before;
  const more = () =>
    attempt(async () => {
      const page = await readAudit(before ?? undefined);
      earlier.value = { ...page, lines: [...(earlier.value?.lines ?? []), ...page.lines] };
    });
  if (lines.length === 0) return <Empty title={t("history.empty")} text={t("sharing.looks-none")} />;
  return (
    <>
      {byDay(foldLooks(lines), zone.value).map(({ day, lines: shown }) => (
        <DayOf key={day} day={day} lines={shown} />
      ))}
      <Trouble title={t("history.not-loaded")} words={trouble} />
      {before && (
        <button type="button" class="btn btn--block" disabled={busy} onClick={more}>
          {t("history.earlier")}
        </button>
      )}
    </>
  );
}

function DayOf({ day, lines }: { day: Day; lines: AuditLine[] }): VNode {
  return (
    <section class="stack" aria-labelledby={`day-${day}`}>
      <DayHeading day={day} />
      <ul class="rows">
        {lines.map((line) => (
          <LineRow key={line.id} line={line} when={formatTime(line.at, zone.value)} />
        ))}
      </ul>
    </section>
  );
}
