/** The queue of a therapist: who has something new, one pane to read it in, one key to go on. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type CaseloadChild, readCaseload } from "../../api/caseload";
import { type Reading, useReading } from "../../api/reading";
import { AskedBanner } from "../../components/asked-banner";
import { Empty } from "../../components/empty";
import { KeptWords } from "../../components/kept-words";
import { Live } from "../../components/live";
import { RecoveredBanner } from "../../components/recovered-banner";
import { Desk } from "../../desk/desk";
import { markFamily } from "../../desk/mark-seen";
import { Pane } from "../../desk/pane";
import { isNew, neighbour, type QueueFilter, queueOf } from "../../desk/queue";
import { room } from "../../desk/room";
import { t } from "../../i18n";
import { navigate } from "../../router";
import { CaseloadHead, findFamily } from "./head";
import { QueueList } from "./queue-list";

/** Asked fresh on every visit; nothing of it is kept. */
export default function CaseloadView(): VNode {
  const reading = useReading(readCaseload);
  const desk = useDesk(reading);
  const { children, count } = desk;
  return (
    <Desk
      newCount={count}
      keys={desk.keys}
      head={<CaseloadHead count={count} known={children.length > 0} letters={desk.letters} />}
    >
      <div class="desk__body desk__asked">
        <AskedBanner />
        <RecoveredBanner />
        <KeptWords />
      </div>
      <div class="desk__body" data-pane={desk.child && room.value !== "phone" ? "" : undefined}>
        <Live reading={reading} alone={t("online.alone-desk")}>
          {() =>
            children.length === 0 ? (
              <Empty title={t("desk.empty")} text={t("desk.empty-text")} />
            ) : (
              <QueueList {...desk} />
            )
          }
        </Live>
        {desk.child && room.value !== "phone" && (
          <Pane child={desk.child} markSeen={desk.keys.e} close={room.value === "wide" ? null : desk.close} />
        )}
      </div>
    </Desk>
  );
}

/** Selection, filter and keys over one reading. */
function useDesk(reading: Reading<CaseloadChild[]>) {
  const filter = useSignal<QueueFilter>("new");
  const letters = useSignal("");
  const picked = useSignal<string | null>(null);
  const state = reading.state.value;
  const children = state.is === "here" ? state.value : [];
  const queue = queueOf(children, filter.value, letters.value);
  // With room beside the list the pane is never empty: it starts with whoever is first.
  const rows = [...queue.first, ...queue.rest];
  const fallback = room.value === "wide" ? rows[0] : undefined;
  const child = rows.find(({ child_id }) => child_id === picked.value) ?? fallback ?? null;
  const select = (id: string | null) => {
    picked.value = id;
    focusFamily(id);
  };
  const move = (steps: number) => select(neighbour(queue, child?.child_id ?? null, steps));
  const markSeen = async () => {
    if (!child || !isNew(child)) return;
    const next = neighbour(queue, child.child_id, 1);
    // Among the new ones the work goes on with the next; in the whole list one stays where one is.
    if ((await markFamily(child, reading)) && filter.value === "new") picked.value = next;
  };
  const close = () => {
    const id = picked.value;
    picked.value = null;
    focusFamily(id);
  };
  return {
    children,
    count: children.filter(isNew).length,
    queue,
    filter,
    letters,
    child,
    close,
    select: room.value === "phone" ? null : select,
    move,
    keys: keysFor(child, move, markSeen, close),
  };
}

function keysFor(
  child: CaseloadChild | null,
  move: (steps: number) => void,
  markSeen: () => Promise<void>,
  close: () => void,
) {
  return {
    j: () => move(1),
    k: () => move(-1),
    e: () => void markSeen(),
    Enter: () => child && navigate(`/caseload/${child.child_id}`),
    Escape: () => room.value !== "wide" && close(),
    "/": findFamily,
  };
}

function focusFamily(id: string | null): void {
  if (id) document.getElementById(`family-${id}`)?.focus();
}

export type DeskState = ReturnType<typeof useDesk>;
