/** The list of families, new ones first, with its filter and the keys that move through it. */

import type { VNode } from "preact";
import type { CaseloadChild } from "../../api/caseload";
import { isNew, type QueueFilter } from "../../desk/queue";
import { QueueRow } from "../../desk/queue-row";
import { t } from "../../i18n";
import type { DeskState } from "./caseload";

/** The filter "New" keeps the families already seen below, so nobody seems lost. */
export function QueueList({ queue, filter, letters, children, child, select, move }: DeskState): VNode {
  const row = (one: CaseloadChild) => (
    <QueueRow key={one.child_id} child={one} current={select !== null && one === child} select={select} />
  );
  return (
    <section class="stack queue-list" aria-labelledby="queue">
      <h2 class="sr-only" id="queue">
        {t("desk.families")}
      </h2>
      <div class="inline inline--between">
        <Tabs chosen={filter.value} choose={(next) => (filter.value = next)} rows={children} />
        {select && <Move move={move} />}
      </div>
      {queue.first.length > 0 && <div class="queue">{queue.first.map(row)}</div>}
      {queue.first.length === 0 && (
        <p class="queue-none t-2">{letters.value.trim() ? t("desk.find-none") : t("desk.caseload-calm")}</p>
      )}
      {queue.rest.length > 0 && (
        <>
          <h3 class="t-small t-2 t-strong queue-rest">{t("desk.seen-before")}</h3>
          <div class="queue">{queue.rest.map(row)}</div>
        </>
      )}
    </section>
  );
}

interface TabsProps {
  chosen: QueueFilter;
  choose: (filter: QueueFilter) => void;
  rows: CaseloadChild[];
}

function Tabs({ chosen, choose, rows }: TabsProps): VNode {
  const counts = { new: rows.filter(isNew).length, all: rows.length };
  return (
    <div class="tabs" role="group" aria-label={t("desk.show")}>
      {(["new", "all"] as const).map((filter) => (
        <button type="button" key={filter} aria-pressed={filter === chosen} onClick={() => choose(filter)}>
          {t(`desk.filter.${filter}`)} <span>{counts[filter]}</span>
        </button>
      ))}
    </div>
  );
}

function Move({ move }: { move: (steps: number) => void }): VNode {
  return (
    <div class="inline t-caption t-3">
      <button type="button" class="key-btn" aria-label={t("desk.key.next")} onClick={() => move(1)}>
        <kbd class="kbd">J</kbd>
      </button>
      <button type="button" class="key-btn" aria-label={t("desk.key.previous")} onClick={() => move(-1)}>
        <kbd class="kbd">K</kbd>
      </button>
      <span aria-hidden="true">{t("desk.move")}</span>
    </div>
  );
}
