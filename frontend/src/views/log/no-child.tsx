/** Logging before a child is there leads to adding one. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { isParent } from "../../roles";
import { goBack, Link } from "../../router";

/** Says so, with the way there. */
export function NoChildSheet(): VNode {
  return (
    <Sheet title={t("log.win.title")} close={() => goBack("/")}>
      <Empty title={t("today.no-child")} text={isParent.value ? t("today.no-child-text") : t("today.no-child-carer")}>
        {isParent.value && (
          <Link class="btn btn--primary btn--lg" href="/start">
            {t("today.add-child")}
          </Link>
        )}
      </Empty>
    </Sheet>
  );
}
