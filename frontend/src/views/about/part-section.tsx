/** One of the four lists about a child. */

import type { VNode } from "preact";
import { linesOf } from "../../about/lines";
import { remove } from "../../about/telling";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { snapshot } from "../../store/state";
import type { AboutLine, AboutPart, Child } from "../../store/types";
import { toast } from "../../toast";

interface PartSectionProps {
  child: Child;
  part: AboutPart;
  /** Open a line, or a new one. */
  open: (line: AboutLine | null) => void;
}

/** The words of a line lead to changing it; taking it out is one tap, and one tap back. */
export function PartSection({ child, part, open }: PartSectionProps): VNode {
  const lines = linesOf(snapshot.value, child.id, part);
  const title = t(`about.part.${part}`);
  return (
    <section class="stack" aria-labelledby={`part-${part}`}>
      <div class="section-h">
        <h2 id={`part-${part}`}>{title}</h2>
      </div>
      <div class="rows">
        {lines.length === 0 && (
          <p class="row row--tight">
            <span class="t-2">{t("about.none")}</span>
          </p>
        )}
        {lines.map((line) => (
          <Line key={line.id} line={line} open={() => open(line)} />
        ))}
        <button type="button" class="row row--tight" aria-label={t("about.add-to", { part: title })} onClick={() => open(null)}>
          <Icon name="plus" />
          <span class="grow">{t("about.add")}</span>
        </button>
      </div>
    </section>
  );
}

function Line({ line, open }: { line: AboutLine; open: () => void }): VNode {
  const takeOut = async () => toast({ text: t("about.removed"), undo: await remove(line) });
  return (
    <div class="row about-line">
      <button type="button" class="about-line__open" onClick={open}>
        <Plate picture={line.picture} size="s" />
        <span class="grow">
          <span class="row__title">{line.title}</span>
          {line.note && <span class="row__sub">{line.note}</span>}
        </span>
        <span class="sr-only">{t("about.change")}</span>
      </button>
      <button
        type="button"
        class="icon-btn"
        aria-label={t("about.remove", { line: line.title })}
        onClick={() => void takeOut()}
      >
        <Icon name="trash" class="icon--s" />
      </button>
    </div>
  );
}
