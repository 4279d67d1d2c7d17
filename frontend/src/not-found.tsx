/** An address that leads nowhere. */

import { t } from "./i18n";
import { Link } from "./router";

/** Says so, and leads back. */
export function NotFound() {
  return (
    <div class="app">
      <main class="page page--plain">
        <div class="empty">
          <h1 class="t-title">{t("not-found.title")}</h1>
          <p>{t("not-found.text")}</p>
          <Link class="btn btn--primary" href="/">
            {t("broken.today")}
          </Link>
        </div>
      </main>
    </div>
  );
}
