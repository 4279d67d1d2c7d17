/** The ideas a family keeps at hand for a child. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { calmestFirst } from "../../play/filter";
import { facts, ideas } from "../../play/shelf";
import { Link } from "../../router";
import { IdeaList } from "./idea-list";

/** The calmest first. */
export default function SavedView(): VNode {
  const saved = calmestFirst(ideas.value.filter(({ id }) => facts.value?.saved.has(id)));
  return (
    <PlainPage head={<BackBar title={t("play.saved")} to="/play" />}>
      {saved.length === 0 && (
        <Empty title={t("play.none-saved")} text={t("play.none-saved-text")}>
          <Link class="btn" href="/play">
            {t("play.look-around")}
          </Link>
        </Empty>
      )}
      <IdeaList activities={saved} />
    </PlainPage>
  );
}
