/** The twelve weeks as a table, newest first. */

import type { VNode } from "preact";
import type { ReviewWeek } from "../api/caseload";
import { Sheet } from "../components/sheet";
import { bdi, formatDate, language, t } from "../i18n";
import { MEASURES } from "../progress/weeks";
import { mondayOfWeek } from "./iso-week";

interface WeeksTableProps {
  weeks: ReviewWeek[];
  nickname: string;
  close: () => void;
}

/** What the small charts draw, as numbers. */
export function WeeksTable({ weeks, nickname, close }: WeeksTableProps): VNode {
  return (
    <Sheet title={t("desk.table-title")} close={close}>
      <div class="table-wrap" role="region" aria-label={t("desk.table-title")} tabIndex={0}>
        <table class="table">
          <caption>{t("desk.table-caption", { child: bdi(nickname) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("desk.week")}</th>
              {MEASURES.map((measure) => (
                <th key={measure} scope="col" class="cap num">
                  {t(`rating.${measure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...weeks].reverse().map((row) => (
              <tr key={row.week}>
                <th scope="row">{formatDate(mondayOfWeek(row.week))}</th>
                {MEASURES.map((measure) => (
                  <td key={measure} class="num">
                    <Average value={row[measure]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

/** Always one digit after the point, so that a column can be read downwards. */
function oneDigit(): Intl.NumberFormat {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function Average({ value }: { value: number | null }): VNode {
  if (value !== null) return <>{oneDigit().format(value)}</>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="sr-only">{t("desk.table-gap")}</span>
    </>
  );
}
