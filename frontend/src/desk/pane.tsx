/** The reading pane: enough of one family to read, mark as seen, and move on. */

import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { type CaseloadChild, type Review, readReview } from "../api/caseload";
import { Reading } from "../api/reading";
import { Avatar } from "../components/avatar";
import { Live } from "../components/live";
import { Icon } from "../icon";
import { bdi, t } from "../i18n";
import { Link } from "../router";
import { now } from "../store/state";
import { deviceZone } from "../time";
import { whenInWords } from "../when";
import { Gone } from "./gone";
import { isNew } from "./queue";
import { ReviewEntryRow } from "./review-entry";
import { Sparks } from "./sparks";

const ENTRIES = 3;
/** Moving through the list with J and K should not open, and note, every family on the way. */
const DWELL_MS = 500;

interface PaneProps {
  child: CaseloadChild;
  markSeen: () => void;
  /** Present where the pane lies over the list. */
  close: (() => void) | null;
}

/** Follows the row that is selected. */
export function Pane({ child, markSeen, close }: PaneProps): VNode {
  const reading = useReviewAfterDwell(child.child_id);
  return (
    <aside class="pane queue-pane" aria-labelledby="pane">
      <PaneHead child={child} close={close} />
      <Live reading={reading} alone={t("online.alone-desk")} gone={<Gone inside />}>
        {(review) => <Latest review={review} />}
      </Live>
      <button type="button" class="btn" disabled={!isNew(child)} onClick={markSeen}>
        <Icon name="check" />
        {isNew(child) ? t("desk.mark-seen") : t("desk.seen")}
        {isNew(child) && <kbd class="kbd">E</kbd>}
      </button>
    </aside>
  );
}

function PaneHead({ child, close }: Pick<PaneProps, "child" | "close">): VNode {
  const { nickname, seen_at, child_id, picture } = child;
  return (
    <div class="inline inline--3">
      <Avatar picture={picture} />
      <div class="grow">
        <h2 class="t-heading" id="pane" tabIndex={-1}>
          <bdi>{nickname}</bdi>
        </h2>
        <p class="t-caption t-2">
          {seen_at ? t("desk.since", { when: whenInWords(seen_at, now.value, deviceZone()) }) : t("desk.never-seen")}
        </p>
      </div>
      <Link class="btn" href={`/caseload/${child_id}`} aria-label={t("desk.open-of", { child: nickname })}>
        {t("desk.open")}
        <kbd class="kbd">↵</kbd>
      </Link>
      {close && (
        <button type="button" class="icon-btn" aria-label={t("desk.close-pane")} onClick={close}>
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}

function Latest({ review: { kinds, weeks, entries, child } }: { review: Review }): VNode {
  return (
    <>
      {kinds.includes("ratings") && <Sparks weeks={weeks} />}
      <div class="stack">
        <h3 class="t-caption t-3 t-strong">{t("desk.latest")}</h3>
        {entries.length === 0 && <p class="t-2">{t("desk.journal.none")}</p>}
        <div class="tl tl--flat">
          {entries.slice(0, ENTRIES).map((entry) => (
            <ReviewEntryRow key={entry.id} entry={entry} dated />
          ))}
        </div>
      </div>
      <p class="sr-only">{t("desk.dashes", { child: bdi(child.nickname) })}</p>
    </>
  );
}

function useReviewAfterDwell(childId: string): Reading<Review> {
  const reading = useMemo(() => new Reading(() => readReview(childId)), [childId]);
  useEffect(() => {
    let stop: (() => void) | undefined;
    const timer = setTimeout(() => (stop = reading.follow()), DWELL_MS);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [reading]);
  return reading;
}
