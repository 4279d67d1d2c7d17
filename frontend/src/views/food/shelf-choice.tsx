/** On which shelf a food stands: one tap moves it. */

import type { VNode } from "preact";
import { SegmentButtons } from "../../components/segments";
import { SHELVES } from "../../food/shelves";
import { t } from "../../i18n";
import type { Shelf } from "../../store/types";

/** The question and its three answers. */
export function ShelfChoice({ shelf, choose }: { shelf: Shelf; choose: (shelf: Shelf) => void }): VNode {
  return (
    <section class="stack stack--2" aria-labelledby="stands">
      <h2 class="legend-h" id="stands">
        {t("food.stands")}
      </h2>
      <SegmentButtons
        label={t("food.stands")}
        segments={SHELVES.map((value) => ({ value, label: t(`shelf.${value}`) }))}
        value={shelf}
        choose={(next) => next !== shelf && choose(next)}
      />
    </section>
  );
}
