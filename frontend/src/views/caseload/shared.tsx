/** What the family shares and until when, in one sentence and as a list. */

import type { VNode } from "preact";
import type { Review } from "../../api/caseload";
import { StrongWords } from "../../components/strong-words";
import { Icon } from "../../icon";
import { bdi, formatDate, formatList, t } from "../../i18n";
import { ScopeList } from "../../sharing/scope-list";
import { kindsInWords } from "../../sharing/terms";
import { now } from "../../store/state";
import { deviceZone, localDay } from "../../time";

/** Always on screen above everything else. */
export function SharedSentence({ review: { parents, kinds, until } }: { review: Review }): VNode {
  const today = localDay(now.value, deviceZone(), 0);
  const words = { parents: formatList(parents.map(bdi)), kinds: kindsInWords(kinds), day: formatDate(until, today) };
  return (
    <div class="banner shared-sentence">
      <Icon name="shield-check" />
      <p class="grow">
        <StrongWords text={parents.length > 1 ? t("desk.shares-many", words) : t("desk.shares", words)} />
      </p>
    </div>
  );
}

/** Ticks and dashes, and the days it covers. */
export function Shared({ review: { kinds, since, until } }: { review: Review }): VNode {
  const today = localDay(now.value, deviceZone(), 0);
  return (
    <section class="pane pane--snug" aria-labelledby="shared">
      <h2 class="t-heading" id="shared">
        {t("desk.shared")}
      </h2>
      <ScopeList kinds={kinds} />
      <p class="meta">
        <span>
          <Icon name="calendar-blank" />
          {t("sharing.since", { day: formatDate(since, today) })}
        </span>
        <span>
          <Icon name="calendar-check" />
          {t("sharing.until", { day: formatDate(until, today) })}
        </span>
      </p>
    </section>
  );
}
