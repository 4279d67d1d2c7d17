/** What went wrong, in the words of the catalogue. */

import { ApiProblem, NoConnection } from "./api";
import { lookUp, t } from "./i18n";

/** One sentence a person can act on; nothing of what was typed is lost. */
export function problemInWords(error: unknown): string {
  if (error instanceof NoConnection) return t("problem.no-connection");
  const known = error instanceof ApiProblem ? lookUp(`problem.${error.type}`) : null;
  return known ?? t("problem.our-mistake");
}
