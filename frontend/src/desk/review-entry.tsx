/** One shared entry as a therapist reads it. */

import type { VNode } from "preact";
import type { ReviewEntry } from "../api/caseload";
import { Entry } from "../components/entry";
import { formatTime, t } from "../i18n";
import { deviceZone } from "../time";
import { ratingInWords } from "../views/journal/rating-words";

/** The same form as in the family's own journal; nothing to press. */
export function ReviewEntryRow({ entry }: { entry: ReviewEntry }): VNode {
  const frame = { time: formatTime(entry.at, deviceZone()), who: entry.by, waits: false };
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
