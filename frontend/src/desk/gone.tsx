/** After the family ended sharing, or the time they chose is over. */

import type { VNode } from "preact";
import { Empty } from "../components/empty";
import { t } from "../i18n";
import { Link } from "../router";

/** The same words for ended, over and never there. */
export function Gone({ inside = false }: { inside?: boolean }): VNode {
  return (
    <Empty title={t("desk.gone")} text={t("desk.gone-text")}>
      {!inside && (
        <Link class="btn btn--primary" href="/caseload">
          {t("desk.back")}
        </Link>
      )}
    </Empty>
  );
}
