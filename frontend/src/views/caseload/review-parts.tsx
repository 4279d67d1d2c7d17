/** What a therapist sees of one child: what is shared, twelve weeks, the journal. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { JournalPage, Review } from "../../api/caseload";
import { Banner } from "../../components/banner";
import { Segments } from "../../components/segments";
import { t } from "../../i18n";
import { now } from "../../store/state";
import type { Instant } from "../../store/types";
import { deviceZone } from "../../time";
import { whenInWords } from "../../when";
import { ReviewJournal } from "./review-journal";
import { Routines } from "./routines";
import { Shared, SharedSentence } from "./shared";
import { Weeks } from "./weeks";

type Part = "journal" | "weeks";

interface PartsProps {
  review: Review;
  /** Asks for the journal page before a cursor. */
  earlier: (before: string) => Promise<JournalPage>;
  /** An earlier page is not there any more: sharing has ended meanwhile. */
  gone: () => void;
  /** What only the therapist themselves have on this page. */
  own?: VNode;
}

/** Two columns with room, one part at a time without. */
export function ReviewParts({ review, earlier, gone, own }: PartsProps): VNode {
  const part = useSignal<Part>("journal");
  const parts = (["journal", "weeks"] as const).map((value) => ({ value, label: t(`desk.${value}`) }));
  return (
    <>
      <SharedSentence review={review} />
      <Paused until={review.paused_until ?? null} />
      <div class="review__switch">
        <Segments
          label={t("desk.part")}
          name="part"
          segments={parts}
          value={part.value}
          choose={(next) => (part.value = next)}
        />
      </div>
      <div class="review" data-part={part.value}>
        <div class="review__side stack stack--4">
          <Weeks review={review} />
          <Routines review={review} />
          {own}
          <Shared review={review} />
        </div>
        <ReviewJournal key={review.more_before} review={review} earlier={earlier} gone={gone} />
      </div>
    </>
  );
}

/** A hard week of the family's: what is missing in it is no answer to anything. */
function Paused({ until }: { until: Instant | null }): VNode | null {
  if (until === null || Date.parse(until) <= now.value.getTime()) return null;
  const when = whenInWords(until, now.value, deviceZone());
  return <Banner icon="pause" title={t("desk.paused", { when })} />;
}
