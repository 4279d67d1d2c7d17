/** One shared entry as a therapist reads it. */

import type { VNode } from "preact";
import type { ReviewEntry } from "../api/caseload";
import { Entry } from "../components/entry";
import { formatTime, t } from "../i18n";
import { now } from "../store/state";
import { deviceZone } from "../time";
import { ratingInWords } from "../views/journal/rating-words";
import { whenInWords } from "../when";

interface ReviewEntryRowProps {
  entry: ReviewEntry;
  /** Say the day too, where no heading does. */
  dated?: boolean;
}

/** The same form as in the family's own journal; nothing to press. */
export function ReviewEntryRow({ entry, dated = false }: ReviewEntryRowProps): VNode {
  const time = dated ? whenInWords(entry.at, now.value, deviceZone()) : formatTime(entry.at, deviceZone());
  const frame = { time, who: entry.by, waits: false };
  if (entry.kind === "rating") {
    return (
      <Entry icon="smiley" tone="butter" kind={t("log.kind.rating")} {...frame}>
        <p class="cap">{ratingInWords(entry)}</p>
      </Entry>
    );
  }
  return (
    <Entry icon="plant" tone="sage" kind={t("log.kind.win")} {...frame}>
      {entry.text && <p class="words">{entry.text}</p>}
      {entry.areas.length > 0 && (
        <div class="entry__foot">
          {entry.areas.map((area) => (
            <span class="tag" key={area}>
              {t(`area.${area}`)}
            </span>
          ))}
        </div>
      )}
    </Entry>
  );
}
