/** Another routine for the child on screen. */

import type { VNode } from "preact";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { goBack } from "../../router";
import { content, currentChild } from "../../store/state";
import { startRoutines } from "./begin";
import { RoutinesStep } from "./routines-step";
import { keepStart, startDraft } from "./start-draft";

/** The same choice as on the first day. */
export default function MoreRoutinesView(): VNode {
  const add = async () => {
    const child = currentChild.value;
    const chosen = (content.value?.routines ?? []).filter(({ id }) => startDraft.value.templates.includes(id));
    if (child) await startRoutines(child.id, chosen);
    leave();
  };
  return (
    <PlainPage head={<BackBar title={t("start.add-routine")} to="/" />}>
      <RoutinesStep next={() => void add()} empty={leave} emptyLabel={t("start.not-now")} />
    </PlainPage>
  );
}

function leave(): void {
  keepStart({ templates: [] });
  goBack("/");
}
