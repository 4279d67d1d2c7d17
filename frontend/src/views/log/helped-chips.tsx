/** What helped, out of what the family keeps for this child. */

import type { VNode } from "preact";
import { helpersOf } from "../../calm/helps";
import { Chips } from "../../components/chips";
import { t } from "../../i18n";
import { begun } from "../../store/begun";
import { snapshot } from "../../store/state";
import type { Child } from "../../store/types";

interface HelpedChipsProps {
  child: Child;
  chosen: string[];
  turn: (root: string) => void;
}

/** What was tapped on Calm stands first; nothing where the family keeps nothing yet. */
export function HelpedChips({ child, chosen, turn }: HelpedChipsProps): VNode | null {
  const tried = begun.value[child.id]?.tried ?? [];
  const lines = helpersOf(snapshot.value, child.id).map(({ line }) => line);
  const first = (root: string) => (tried.includes(root) ? 0 : 1);
  lines.sort((a, b) => first(a.root) - first(b.root));
  if (lines.length === 0) return null;
  return (
    <Chips
      kind="many"
      name="helped"
      legend={t("log.moment.helped")}
      choices={lines.map(({ root, title, picture }) => ({ value: root, label: title, picture }))}
      chosen={chosen}
      toggle={turn}
    />
  );
}
