/** One child as the family shares it: what is shared, twelve weeks, the journal. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { readEarlier, readReview } from "../../api/caseload";
import { useReading } from "../../api/reading";
import { Live } from "../../components/live";
import { Desk } from "../../desk/desk";
import { Gone } from "../../desk/gone";
import { saySeen } from "../../desk/mark-seen";
import { t } from "../../i18n";
import { navigate } from "../../router";
import type { ViewProps } from "../../routes";
import { ReviewHead } from "./review-head";
import { ReviewParts } from "./review-parts";
import { SentHome } from "./sent-home";

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
          {(value) => (
            <ReviewParts
              key={id}
              review={value}
              earlier={(before) => readEarlier(id, before)}
              gone={() => reading.forget()}
              own={<SentHome child={value.child} />}
            />
          )}
        </Live>
      </div>
    </Desk>
  );
}
