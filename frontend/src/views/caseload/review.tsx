/** One child as the family shares it: what is shared, twelve weeks, the journal. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type Review, readReview } from "../../api/caseload";
import { type Reading, useReading } from "../../api/reading";
import { Live } from "../../components/live";
import { Segments } from "../../components/segments";
import { Desk } from "../../desk/desk";
import { Gone } from "../../desk/gone";
import { saySeen } from "../../desk/mark-seen";
import { t } from "../../i18n";
import { navigate } from "../../router";
import type { ViewProps } from "../../routes";
import { ReviewHead } from "./review-head";
import { ReviewJournal } from "./review-journal";
import { Routines } from "./routines";
import { Shared, SharedSentence } from "./shared";
import { Weeks } from "./weeks";

/** A request after the family ended sharing finds nothing, and so does this screen. */
export default function ReviewView({ params }: ViewProps): VNode {
  const id = params.child ?? "";
  const reading = useReading(() => readReview(id), id);
  // The line in the journal stays where the last look ended, also after this one is marked.
  const seen = useSignal<string | null>(null);
  const state = reading.state.value;
  const review = state.is === "here" ? state.value : null;
  const mark = async () => {
    if (review && !seen.value) seen.value = await saySeen(id, review.child.nickname, () => reading.forget());
  };
  const keys = { e: () => void mark(), Escape: () => navigate("/caseload") };
  return (
    <Desk keys={keys} head={<ReviewHead review={review} seen={seen.value !== null} mark={() => void mark()} />}>
      <div class="desk__body desk__body--review">
        <Live reading={reading} alone={t("online.alone-desk")} gone={<Gone />}>
          {(value) => <Parts key={id} review={value} reading={reading} />}
        </Live>
      </div>
    </Desk>
  );
}

type Part = "journal" | "weeks";

/** Two columns with room, one part at a time without. */
function Parts({ review, reading }: { review: Review; reading: Reading<Review> }): VNode {
  const part = useSignal<Part>("journal");
  const parts = (["journal", "weeks"] as const).map((value) => ({ value, label: t(`desk.${value}`) }));
  return (
    <>
      <SharedSentence review={review} />
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
          <Shared review={review} />
        </div>
        <ReviewJournal key={review.more_before} review={review} gone={() => reading.forget()} />
      </div>
    </>
  );
}
