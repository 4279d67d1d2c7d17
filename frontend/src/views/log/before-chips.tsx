/** What was before: chips, and a word of one's own. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { OwnWord } from "../../components/own-word";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { beforeInWords } from "./before-words";

const LONGEST = 24;
const MOST = 12;

interface BeforeChipsProps {
  words: string[];
  chosen: string[];
  turn: (word: string) => void;
}

/** Own words stand among the others as soon as they are said. */
export function BeforeChips({ words, chosen, turn }: BeforeChipsProps): VNode {
  const choices = [...words, ...chosen.filter((word) => !words.includes(word))];
  const open = useSignal(false);
  const close = () => (open.value = false);
  const full = chosen.length >= MOST;
  const add = (word: string) => {
    if (!full && !chosen.includes(word)) turn(word);
  };
  return (
    <Chips
      kind="many"
      name="before"
      legend={t("log.moment.before")}
      choices={choices.map((value) => ({ value, label: beforeInWords(value) }))}
      chosen={chosen}
      toggle={(word) => (chosen.includes(word) ? turn(word) : add(word))}
      more={
        open.value ? (
          <OwnWord label={t("log.moment.own")} button={t("log.moment.add")} longest={LONGEST} add={add} close={close} />
        ) : (
          <More open={() => (open.value = true)} />
        )
      }
    />
  );
}

function More({ open }: { open: () => void }): VNode {
  return (
    <button type="button" class="chip chip--dashed chip--icon" aria-label={t("log.moment.own")} onClick={open}>
      <Icon name="plus" />
    </button>
  );
}
