/** A check-in as one or two short sentences. */

import { formatList, t } from "../../i18n";
import { MEASURES } from "../../progress/weeks";
import type { Scores } from "../../store/types";

/** What stood out is named; the rest is usual or was left blank. */
export function ratingInWords(scores: Scores): string {
  const given = MEASURES.filter((measure) => scores[measure] !== null);
  const apart = given.filter((measure) => scores[measure] !== 3);
  if (apart.length === 0) return t("journal.rating.usual");
  const list = formatList(
    apart.map((measure) =>
      t("journal.rating.item", { measure: t(`rating.${measure}`), word: t(`rating.${measure}.${scores[measure] ?? 3}`) }),
    ),
  );
  return apart.length < given.length ? t("journal.rating.some", { list }) : t("journal.rating.only", { list });
}
