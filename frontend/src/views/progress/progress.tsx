/** Progress: the sentence first, then six small lines by week, then the same as a table. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { BookArt, Empty } from "../../components/empty";
import { ChildSwitch } from "../../components/child-switch";
import { Page } from "../../components/page";
import { Segments } from "../../components/segments";
import { TopBar } from "../../components/top-bar";
import { bdi, formatDate, formatList, t } from "../../i18n";
import { latest, MEASURES, type Measure, reading, type Trend, trendOf } from "../../progress/weeks";
import { Link } from "../../router";
import { currentChild, me, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { today } from "../../today/calendar";
import { MiniChart, readingInWords } from "./mini-chart";
import { WeekTable } from "./week-table";

const PERIODS = { month: 4, quarter: 13, half: 26 } as const;
type Period = keyof typeof PERIODS;

/** The family's own observations, never a score. */
export default function ProgressView(): VNode {
  const child = currentChild.value;
  const period = useSignal<Period>("quarter");
  const trend = trendOf(snapshot.value.ratings.values(), child?.id ?? "", today.value, PERIODS[period.value]);
  const segments = (Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: t(`progress.period.${value}`) }));
  return (
    <Page head={<TopBar title={t("tab.progress")} />} log="round">
      <ChildSwitch only="several" />
      <Segments
        label={t("progress.period")}
        name="period"
        segments={segments}
        value={period.value}
        choose={(next) => (period.value = next)}
      />
      {child && trend.checkIns > 0 ? <Lines child={child} trend={trend} /> : <NothingYet />}
    </Page>
  );
}

function Lines({ child, trend }: { child: Child; trend: Trend }): VNode {
  const first = trend.weeks[0]?.start ?? today.value;
  const nickname = bdi(child.nickname);
  return (
    <>
      <section class="stack stack--2">
        <p class="t-lead cap">{sentenceOf(trend, nickname)}</p>
        <p class="t-small t-2">{t("progress.from", { count: trend.checkIns, people: authorsOf(child, first) })}</p>
      </section>
      <section class="stack" aria-labelledby="weeks">
        <h2 class="sr-only" id="weeks">
          {t("progress.weeks")}
        </h2>
        <div class="grid-2">
          {MEASURES.map((measure) => (
            <MiniChart key={measure} measure={measure} trend={trend} />
          ))}
        </div>
        <Legend nickname={nickname} first={first} />
        <details class="card disclose">
          <WeekTable trend={trend} />
        </details>
        <p class="t-small t-2">{t("progress.own")}</p>
      </section>
    </>
  );
}

function Legend({ nickname, first }: { nickname: string; first: string }): VNode {
  return (
    <p class="legend">
      <span>
        <svg viewBox="0 0 20 12" aria-hidden="true">
          <path class="c-line" d="M1 6h18" />
        </svg>
        {t("progress.average")}
      </span>
      <span>
        <svg viewBox="0 0 20 12" aria-hidden="true">
          <rect class="c-band" y="1" width="20" height="10" rx="2" />
          <path class="c-usual" d="M1 6h18" />
        </svg>
        {t("progress.usual-for", { child: nickname })}
      </span>
      <span>{t("progress.range", { from: bdi(formatDate(first)), to: bdi(formatDate(today.value)) })}</span>
    </p>
  );
}

/** What stands apart from usual in the newest week of each line, in one sentence. */
function sentenceOf(trend: Trend, child: string): string {
  const values = MEASURES.map((measure) => ({ measure, value: latest(trend.weeks, measure) }));
  const known = values.filter((one): one is { measure: Measure; value: number } => one.value !== null);
  if (known.length === 0) return t("progress.too-few");
  const apart = known.filter(({ value }) => reading(value) !== 0);
  if (apart.length === 0) return t("progress.all-usual", { child });
  const list = formatList(
    apart.map(({ measure, value }) =>
      t("journal.rating.item", { measure: t(`rating.${measure}`), word: readingInWords(measure, value) }),
    ),
  );
  return apart.length < known.length ? t("progress.some", { list, child }) : t("journal.rating.only", { list });
}

function authorsOf(child: Child, since: string): string {
  const ids = new Set<string>();
  for (const row of snapshot.value.ratings.values()) {
    if (row.child_id === child.id && row.day >= since) ids.add(row.account_id);
  }
  const own = me.value?.account.id ?? "";
  const names = [...ids].filter((id) => id !== own).map((id) => bdi(snapshot.value.persons.get(id)?.name ?? t("journal.family")));
  return formatList(ids.has(own) ? [t("journal.you"), ...names] : names);
}

function NothingYet(): VNode {
  return (
    <Empty title={t("progress.empty")} text={t("progress.empty-text")} art={<BookArt />}>
      <Link class="btn btn--primary btn--lg" href="/log/check-in">
        {t("today.check-in-open")}
      </Link>
    </Empty>
  );
}
