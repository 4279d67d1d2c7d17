/** The six lines as a table, newest week first. */

import type { VNode } from "preact";
import { formatDate, t } from "../../i18n";
import { Icon } from "../../icon";
import { MEASURES, type Trend } from "../../progress/weeks";
import { readingInWords } from "./mini-chart";

/** The summary and the table of a disclosure. */
export function WeekTable({ trend }: { trend: Trend }): VNode {
  return (
    <>
      <summary>
        <Icon name="table" />
        {t("progress.as-table")}
        <Icon name="caret-down" />
      </summary>
      <div class="table-wrap" role="region" aria-label={t("progress.as-table")} tabIndex={0}>
        <table class="table table--oneline">
          <caption class="sr-only">{t("progress.weeks")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("progress.week-from")}</th>
              {MEASURES.map((measure) => (
                <th key={measure} scope="col" class="cap">
                  {t(`rating.${measure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...trend.weeks].reverse().map(({ start, averages }) => (
              <tr key={start}>
                <th scope="row">{formatDate(start)}</th>
                {MEASURES.map((measure) => {
                  const value = averages[measure];
                  return <td key={measure}>{value === null ? t("progress.gap-cell") : readingInWords(measure, value)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
