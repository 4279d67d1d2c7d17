/** Before a family's rows have come to this device for the first time. */

import { t } from "./i18n";
import { contact } from "./store/state";
import { wakeUp } from "./store/sync";

/** Says that it is on its way, or that it needs a connection this once. */
export function FirstLoad() {
  const alone = contact.value === "none";
  return (
    <div class="app">
      <main class="page page--plain">
        <div class="empty" role="status">
          <h1 class="t-title">{alone ? t("first-load.alone") : t("first-load.title")}</h1>
          <p>{alone ? t("first-load.alone-text") : t("first-load.text")}</p>
          {alone && (
            <button type="button" class="btn btn--primary" onClick={wakeUp}>
              {t("broken.again")}
            </button>
          )}
        </div>
      </main>
    </div>
  );
}
