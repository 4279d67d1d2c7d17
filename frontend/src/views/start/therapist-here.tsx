/** Start with my child, opened by somebody who is signed in to read what families share. */

import type { VNode } from "preact";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { Link } from "../../router";

/** Says whose account this is, and leads back to the families. */
export function TherapistHere(): VNode {
  usePageTitle(t("start.therapist.title"));
  return (
    <div class="app">
      <main class="page page--plain">
        <div class="empty">
          <h1 class="t-title" tabIndex={-1}>
            {t("start.therapist.title")}
          </h1>
          <p>{t("start.therapist.text")}</p>
          <Link class="btn btn--primary" href="/caseload">
            {t("desk.back")}
          </Link>
        </div>
      </main>
    </div>
  );
}
