/** What went wrong with a request, in words for the person in front of it. */

import { ApiProblem, NoConnection } from "../api";
import { lookUp, t } from "../i18n";

/** One sentence; anything that is neither a problem nor a missing connection is a mistake of ours and thrown on. */
export function problemWords(error: unknown): string {
  if (error instanceof NoConnection) return t("online.alone");
  if (error instanceof ApiProblem) return lookUp(`problem.${error.type}`) ?? t("online.unknown");
  throw error;
}
