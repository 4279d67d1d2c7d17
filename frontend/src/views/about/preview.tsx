/** What the page to share will say: nothing that is not on this screen, and the family's numbers. */

import type { VNode } from "preact";
import { linesOf, PARTS } from "../../about/lines";
import { country } from "../../help/country";
import { knowsCountry } from "../../help/numbers";
import { numbersHere, wordsFor } from "../../help/numbers-here";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { content, snapshot } from "../../store/state";
import type { Child } from "../../store/types";

/** Folded, so that the card stays short. */
export function Preview({ child }: { child: Child }): VNode {
  const known = knowsCountry(content.value, country.value);
  const numbers = numbersHere().filter(({ what, own }) => own || (known && what === "emergency"));
  const calls = numbers.map((number) => ({ title: number.own?.label ?? wordsFor(number), note: number.number }));
  return (
    <details class="disclose">
      <summary>
        <Icon name="eye" />
        {t("about.card.preview")}
        <Icon name="caret-down" />
      </summary>
      <div class="preview stack stack--4">
        <p class="t-heading">{t("about.title", { child: bdi(child.nickname) })}</p>
        {PARTS.map((part) => (
          <List key={part} title={t(`about.part.${part}`)} lines={linesOf(snapshot.value, child.id, part)} />
        ))}
        <List title={t("about.card.numbers")} lines={calls} />
      </div>
    </details>
  );
}

interface Shown {
  title: string;
  note: string;
}

function List({ title, lines }: { title: string; lines: Shown[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <div class="stack stack--2">
      <h3 class="t-small t-strong">{title}</h3>
      <ul class="bullets t-small">
        {lines.map((line) => (
          <li key={`${line.title} ${line.note}`}>
            <b>{line.title}</b> {line.note && <span class="t-2">{line.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
