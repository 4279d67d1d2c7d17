/** The shared journal: by day, filtered by kind, with a line where the last look ended. */

import { type Signal, useSignal } from "@preact/signals";
import { Fragment, type VNode } from "preact";
import { ApiProblem } from "../../api";
import type { JournalPage, Review } from "../../api/caseload";
import { problemWords } from "../../api/problem-words";
import { lineAbove, type ReviewDay, type ReviewFilter, reviewDays } from "../../desk/review-days";
import { ReviewEntryRow } from "../../desk/review-entry";
import { formatDay, relativeDay, t } from "../../i18n";
import { now } from "../../store/state";
import { daysBetween, deviceZone, localDay } from "../../time";
import { toast } from "../../toast";
import { whenInWords } from "../../when";

interface ReviewJournalProps {
  review: Review;
  earlier: (before: string) => Promise<JournalPage>;
  gone: () => void;
}

/** Earlier pages are added below; nothing already read moves. */
export function ReviewJournal({ review, earlier: ask, gone }: ReviewJournalProps): VNode {
  const earlier = useSignal<JournalPage | null>(null);
  const filter = useSignal<ReviewFilter>("all");
  const entries = [...review.entries, ...(earlier.value?.entries ?? [])];
  const days = reviewDays(entries, filter.value);
  const line = lineAbove(days, review.seen_at);
  const before = earlier.value ? earlier.value.more_before : review.more_before;
  return (
    <section class="stack review__journal" aria-labelledby="journal">
      <div class="inline inline--between inline--wrap">
        <h2 class="t-heading" id="journal" tabIndex={-1}>
          {t("desk.journal")}
        </h2>
        <Filters review={review} filter={filter} />
      </div>
      {days.map((day) => (
        <DayOf key={day.day} day={day} line={line} seenAt={review.seen_at} />
      ))}
      {days.length === 0 && <p class="t-2">{t("desk.journal.none")}</p>}
      {before && (
        <button type="button" class="btn" onClick={() => void loadEarlier(() => ask(before), earlier, gone)}>
          {t("desk.earlier")}
        </button>
      )}
    </section>
  );
}

function Filters({ review: { kinds }, filter }: { review: Review; filter: Signal<ReviewFilter> }): VNode | null {
  if (!kinds.includes("wins") || !kinds.includes("ratings")) return null;
  return (
    <div class="tabs" role="group" aria-label={t("desk.show")}>
      {(["all", "win", "rating"] as const).map((one) => (
        <button type="button" key={one} aria-pressed={one === filter.value} onClick={() => (filter.value = one)}>
          {t(`desk.journal.${one}`)}
        </button>
      ))}
    </div>
  );
}

interface DayOfProps {
  day: ReviewDay;
  line: string | null;
  seenAt: string | null;
}

function DayOf({ day: { day, entries }, line, seenAt }: DayOfProps): VNode {
  const today = localDay(now.value, deviceZone());
  const full = formatDay(day, "long", today);
  const near = Math.abs(daysBetween(day, today)) <= 1;
  const mark = seenAt && <p class="since">{t("desk.since", { when: whenInWords(seenAt, now.value, deviceZone()) })}</p>;
  const newest = entries[0];
  return (
    <>
      {newest?.id === line && mark}
      <h3 class="day-h" id={`day-${day}`} tabIndex={-1}>
        {near ? <b class="cap">{relativeDay(day, today)}</b> : full} {near && <span>{full}</span>}
      </h3>
      <div class="tl">
        {entries.map((entry) => (
          <Fragment key={entry.id}>
            {entry.id === line && entry !== newest && mark}
            <ReviewEntryRow entry={entry} />
          </Fragment>
        ))}
      </div>
    </>
  );
}

/** Add the page before; the reader goes on at the first day that came. */
async function loadEarlier(
  ask: () => Promise<JournalPage>,
  earlier: Signal<JournalPage | null>,
  gone: () => void,
): Promise<void> {
  try {
    const page = await ask();
    earlier.value = { ...page, entries: [...(earlier.value?.entries ?? []), ...page.entries] };
    const first = page.entries[0];
    if (first) requestAnimationFrame(() => document.getElementById(`day-${first.day}`)?.focus({ preventScroll: true }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) gone();
    else toast({ text: problemWords(error) });
  }
}
