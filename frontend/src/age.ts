/** A child's age band as people read it, everywhere. */

import { t } from "./i18n";
import type { AgeBand } from "./store/types";

/** "4–5", "13+". */
export function ageInWords(band: AgeBand): string {
  const [from = "", to] = band.replace("+", "").split("-");
  return to ? t("age.range", { from, to }) : t("age.up", { from });
}
