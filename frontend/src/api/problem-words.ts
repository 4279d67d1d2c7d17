/** What went wrong with a request, in words for the person in front of it. */

import { ApiProblem, NoConnection } from "../api";
import { t } from "../i18n";
import { serverWords } from "../problem-words";

/** One sentence; anything that is neither a problem nor a missing connection is a mistake of ours and thrown on. */
export function problemWords(error: unknown): string {
  if (error instanceof NoConnection) return t("online.alone");
  if (error instanceof ApiProblem) return serverWords(error) ?? t("online.unknown");
  throw error;
}
