/** For somebody whose place in a family ended: what they wrote here and never sent. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n";
import { discardKept, readKept } from "../store/kept";
import type { Mutation } from "../store/mutations";
import { me } from "../store/state";
import { mutationInWords } from "../views/waiting/words";
import { UnsentCard } from "./unsent-card";

/** Nothing, where nothing is left. */
export function KeptWords(): VNode | null {
  const kept = useSignal<Mutation[]>([]);
  const who = me.value?.family === null ? me.value.account.id : null;
  useEffect(() => {
    const show = (found: Mutation[]) => (kept.value = found);
    if (who) readKept(who).then(show, () => undefined);
  }, [who]);
  if (!who || kept.value.length === 0) return null;
  const discard = async () => {
    await discardKept(who);
    kept.value = [];
  };
  return (
    <UnsentCard count={kept.value.length} text={t("kept.text")} discard={() => void discard()}>
      <ul class="stack stack--2">
        {kept.value.map((mutation) => (
          <li key={mutation.id}>{mutationInWords(mutation)}</li>
        ))}
      </ul>
    </UnsentCard>
  );
}
