/** A child's age band as the desk reads it. */

import { t } from "../i18n";
import type { AgeBand } from "../store/types";

/** "4 to 5", "13 and up". */
export function ageInWords(band: AgeBand): string {
  const [from = "", to] = band.replace("+", "").split("-");
  return to ? t("age.range", { from, to }) : t("age.up", { from });
}
