/** The foods of one shelf. */

import type { VNode } from "preact";
import { lastMet } from "../../food/meetings";
import { foodsOn } from "../../food/shelves";
import { bdi, relativeDay, t } from "../../i18n";
import { Icon } from "../../icon";
import { snapshot } from "../../store/state";
import type { Food, Shelf } from "../../store/types";
import { today } from "../../today/calendar";

interface ShelfListProps {
  child: string;
  shelf: Shelf;
  open: (food: Food) => void;
}

/** One line of what the shelf is for, then its foods by name. */
export function ShelfList({ child, shelf, open }: ShelfListProps): VNode {
  const foods = foodsOn(snapshot.value, child, shelf);
  return (
    <section class="shelf stack" data-shelf={shelf} aria-labelledby={`shelf-${shelf}`}>
      <div>
        <h2 class="t-heading shelf__name" id={`shelf-${shelf}`}>
          {t(`shelf.${shelf}`)}
        </h2>
        <p class="t-small t-2">{t(`food.about.${shelf}`)}</p>
      </div>
      {foods.length > 0 ? (
        <div class="rows">
          {foods.map((food) => (
            <FoodRow key={food.id} food={food} press={() => open(food)} />
          ))}
        </div>
      ) : (
        <p class="card card--outline t-small t-2">{t("food.none")}</p>
      )}
    </section>
  );
}

function FoodRow({ food, press }: { food: Food; press: () => void }): VNode {
  const met = food.shelf === "learning" ? lastMet(snapshot.value, food.root) : null;
  return (
    <button type="button" class="row" onClick={press}>
      <span class="grow">
        <span class="row__title">
          <bdi>{food.name}</bdi>
        </span>
        {food.note && <span class="row__sub">{food.note}</span>}
        {met && <span class="row__sub">{t("food.last-met", { day: bdi(relativeDay(met, today.value)) })}</span>}
      </span>
      <Icon name="caret-right" class="icon--s icon--dir" />
    </button>
  );
}
