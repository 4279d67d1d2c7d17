/** What went wrong, in the words of the catalogue. */

import { ApiProblem, isProblem, NoConnection } from "./api";
import { formatTime, lookUp, relativeDay, t } from "./i18n";
import { deviceZone, localDay } from "./time";

/** One sentence a person can act on; nothing of what was typed is lost. */
export function problemInWords(error: unknown): string {
  if (error instanceof NoConnection) return t("problem.no-connection");
  return serverWords(error) ?? t("problem.our-mistake");
}

/** The sentence for what the server said; null when it said nothing we know. */
export function serverWords(error: unknown): string | null {
  if (isProblem(error, "restricted") && error.retryAfter !== null) return restrictedUntil(error.retryAfter);
  return error instanceof ApiProblem ? lookUp(`problem.${error.type}`) : null;
}

function restrictedUntil(wait: number): string {
  const zone = deviceZone();
  const end = new Date(Date.now() + wait);
  const day = relativeDay(localDay(end, zone, 0), localDay(new Date(), zone, 0));
  return t("proof.restricted-until", { day, time: formatTime(end.toISOString(), zone) });
}
