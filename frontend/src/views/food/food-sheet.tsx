/** One food: how near it came today, when it was met before, and where it stands. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Sheet } from "../../components/sheet";
import { type Meeting, meetingsWith } from "../../food/meetings";
import { formatDay, t } from "../../i18n";
import { Icon } from "../../icon";
import { snapshot } from "../../store/state";
import type { Food, Shelf } from "../../store/types";
import { today } from "../../today/calendar";
import { moveFood, removeFood } from "./food-acts";
import { FoodForm } from "./food-form";
import { Ladder } from "./ladder";
import { ShelfChoice } from "./shelf-choice";

const DAYS_SHOWN = 14;

interface FoodSheetProps {
  food: Food;
  /** Bring a shelf on screen. */
  shown: (shelf: Shelf) => void;
  close: () => void;
}

/** Everything here is one tap, and can be undone. */
export function FoodSheet({ food, shown, close }: FoodSheetProps): VNode {
  const changing = useSignal(false);
  const move = (shelf: Shelf) => {
    void moveFood(food, shelf);
    close();
  };
  const remove = () => {
    void removeFood(food);
    close();
  };
  if (changing.value) return <FoodForm child={food.child_id} food={food} shelf={food.shelf} shown={shown} close={close} />;
  return (
    <Sheet title={food.name} close={close}>
      {food.note && <p class="t-2 words">{food.note}</p>}
      {food.shelf === "learning" && <Ladder food={food} done={close} />}
      <ShelfChoice shelf={food.shelf} choose={move} />
      <Met meetings={meetingsWith(snapshot.value, food.root)} />
      <div class="actions">
        <button type="button" class="btn" onClick={() => (changing.value = true)}>
          <Icon name="pencil-simple" />
          {t("food.change")}
        </button>
        <button type="button" class="btn btn--remove" onClick={remove}>
          {t("food.remove")}
        </button>
      </div>
    </Sheet>
  );
}

/** Days it came near, with nothing added up. */
function Met({ meetings }: { meetings: Meeting[] }): VNode | null {
  if (meetings.length === 0) return null;
  return (
    <section class="stack stack--2" aria-labelledby="met">
      <h2 class="legend-h" id="met">
        {t("food.met-before")}
      </h2>
      <ul class="stack stack--2 t-small">
        {meetings.slice(0, DAYS_SHOWN).map(({ day, rungs }) => (
          <li key={day}>
            <span class="t-2">{formatDay(day, "short", today.value)}</span>
            <br />
            {rungs.map((rung) => t(`rung.${rung}`)).join(" · ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
