/** One small line: weekly average over the band that is usual for this child. */

import type { VNode } from "preact";
import { direction, language, t } from "../../i18n";
import { CHART, heightOf, lineOf } from "../../progress/line";
import { latest, type Measure, reading, type Trend } from "../../progress/weeks";
import type { Score } from "../../store/types";

const BAND = 0.2;

/** Fixed scale for all six; the word under the name is the reading. */
export function MiniChart({ measure, trend }: { measure: Measure; trend: Trend }): VNode {
  const { path, end } = lineOf(
    trend.weeks.map((week) => week.averages[measure]),
    direction(language.value) === "rtl",
  );
  const value = latest(trend.weeks, measure);
  const top = heightOf(3 + BAND);
  return (
    <figure class="mini">
      <figcaption>
        <span class="mini__name cap">{t(`rating.${measure}`)}</span>
        <span class="mini__val cap">{value === null ? t("progress.gap") : readingInWords(measure, value)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} aria-hidden="true">
        <rect class="c-band" x="0" y={top} width={CHART.width} height={heightOf(3 - BAND) - top} rx="4" />
        <path class="c-usual" d={`M3 ${heightOf(3)}H${CHART.width - 3}`} />
        <path class="c-line" d={path} />
        {end && <circle class="c-dot" cx={end.x} cy={end.y} r="4.5" />}
      </svg>
    </figure>
  );
}

/** The same words as in the check-in; the centre is "about usual". */
export function readingInWords(measure: Measure, average: number): string {
  const away = reading(average);
  return away === 0 ? t("progress.about-usual") : t(`rating.${measure}.${(3 + away) as Score}`);
}
