/** The journal: what was written down, newest day first. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { FilterChip } from "../../components/chips";
import { DayHeading } from "../../components/day-heading";
import { BookArt, Empty } from "../../components/empty";
import { ChildSwitch } from "../../components/child-switch";
import { Page } from "../../components/page";
import { SyncCloud } from "../../components/sync-cloud";
import { TopBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { type Filter, type JournalDay, journalOf } from "../../journal/timeline";
import { Link } from "../../router";
import { currentChild, snapshot } from "../../store/state";
import { JournalEntryRow } from "./entries";

const DAYS_AT_ONCE = 14;
const FILTERS: Filter[] = ["all", "win", "rating", "moment", "food"];

/** Timeline of the child on screen. */
export default function JournalView(): VNode {
  const filter = useSignal<Filter>("all");
  const shown = useSignal(DAYS_AT_ONCE);
  const child = currentChild.value?.id ?? "";
  const days = journalOf(snapshot.value, child, filter.value);
  const empty = filter.value === "all" && days.length === 0;
  return (
    <Page head={<Head />} log={empty ? "none" : "pill"} center={empty}>
      <ChildSwitch only="several" />
      {empty ? (
        <NothingYet />
      ) : (
        <>
          <Filters filter={filter.value} choose={(next) => (filter.value = next)} />
          {days.slice(0, shown.value).map((day) => (
            <DaySection key={day.day} day={day} />
          ))}
          {days.length === 0 && <p class="t-2">{t("journal.none-of-these")}</p>}
          {days.length > shown.value && (
            <button type="button" class="btn btn--block" onClick={() => (shown.value += DAYS_AT_ONCE)}>
              {t("journal.earlier")}
            </button>
          )}
        </>
      )}
    </Page>
  );
}

function Head(): VNode {
  return (
    <TopBar title={t("tab.journal")}>
      <SyncCloud />
    </TopBar>
  );
}

function Filters({ filter, choose }: { filter: Filter; choose: (filter: Filter) => void }): VNode {
  return (
    <div class="scroll-x" role="group" aria-label={t("journal.show")}>
      {FILTERS.map((one) => (
        <FilterChip key={one} label={t(`journal.filter.${one}`)} pressed={one === filter} press={() => choose(one)} />
      ))}
    </div>
  );
}

function DaySection({ day: { day, entries } }: { day: JournalDay }): VNode {
  return (
    <section class="stack" aria-labelledby={`day-${day}`}>
      <DayHeading day={day} />
      <div class="tl">
        {entries.map((entry) => (
          <JournalEntryRow key={entry.id} entry={entry} />
        ))}
      </div>
    </section>
  );
}

function NothingYet(): VNode {
  return (
    <Empty title={t("journal.empty")} text={t("journal.empty-text")} art={<BookArt />}>
      <Link class="btn btn--primary btn--lg" href="/log/win">
        <Icon name="plant" />
        {t("journal.log-win")}
      </Link>
    </Empty>
  );
}
