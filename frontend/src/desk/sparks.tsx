/** Six small lines over twelve weeks, each with its reading in words. */

import type { VNode } from "preact";
import type { ReviewWeek } from "../api/caseload";
import { direction, language, t } from "../i18n";
import { MEASURES, type Measure } from "../progress/weeks";
import { readingInWords } from "../views/progress/mini-chart";
import { SPARK, sparkHeight, sparkOf } from "./spark-line";

const BAND = 0.25;

/** Fixed scale for all six; a week with too few check-ins is a gap. */
export function Sparks({ weeks }: { weeks: ReviewWeek[] }): VNode {
  return (
    <div>
      {MEASURES.map((measure) => (
        <SparkRow key={measure} measure={measure} values={weeks.map((week) => week[measure])} />
      ))}
    </div>
  );
}

function SparkRow({ measure, values }: { measure: Measure; values: (number | null)[] }): VNode {
  const { path, end } = sparkOf(values, direction(language.value) === "rtl");
  const newest = values.findLast((value) => value !== null) ?? null;
  const top = sparkHeight(3 + BAND);
  return (
    <figure class="spark chart">
      <figcaption>
        <b class="cap">{t(`rating.${measure}`)}</b>
        <small class="cap">{newest === null ? t("progress.gap") : readingInWords(measure, newest)}</small>
      </figcaption>
      <svg viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} aria-hidden="true">
        <rect class="c-band" x="0" y={top} width={SPARK.width} height={sparkHeight(3 - BAND) - top} rx="3" />
        <path class="c-usual" d={`M2 ${sparkHeight(3)}H${SPARK.width - 2}`} />
        <path class="c-line" d={path} />
        {end && <circle class="c-dot" cx={end.x} cy={end.y} r="4" />}
      </svg>
    </figure>
  );
}
