/** Who this is, and the two things to do: print the week, mark as seen. */

import type { VNode } from "preact";
import type { Review } from "../../api/caseload";
import { Avatar } from "../../components/avatar";
import { ageInWords } from "../../age";
import { Icon } from "../../icon";
import { bdi, formatList, t } from "../../i18n";
import { Link } from "../../router";

interface ReviewHeadProps {
  review: Review | null;
  seen: boolean;
  mark: () => void;
}

/** Before the answer is here only the way back. */
export function ReviewHead({ review, seen, mark }: ReviewHeadProps): VNode {
  return (
    <div class="desk__head desk__head--review">
      <Link class="icon-btn" href="/caseload" aria-label={t("desk.back")}>
        <Icon name="arrow-left" class="icon--dir" />
      </Link>
      {review && <Avatar picture={review.child.picture} />}
      <div class="grow">
        {/* The same element before and after the answer, so that the focus stays on it. */}
        <h1 class={review ? undefined : "sr-only"}>{review ? <bdi>{review.child.nickname}</bdi> : t("desk.caseload")}</h1>
        {review && <p class="t-2">{nameLine(review)}</p>}
      </div>
      {review && (
        <div class="desk__acts">
          <a class="btn btn--outline" href={`/summary/${review.child.id}`}>
            <Icon name="printer" />
            {t("desk.print")}
          </a>
          <button type="button" class="btn btn--primary" disabled={seen} onClick={mark}>
            <Icon name="check" />
            {seen ? t("desk.seen") : t("desk.mark-seen")}
            {!seen && <kbd class="kbd">E</kbd>}
          </button>
        </div>
      )}
    </div>
  );
}

function nameLine({ child, parents }: Review): string {
  return t("desk.name-line", { band: ageInWords(child.age_band), parents: formatList(parents.map(bdi)) });
}
