/** Ways a food can come near, side by side and none above another. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { ownStep, RUNGS } from "../../food/meetings";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { me, snapshot } from "../../store/state";
import type { Food, Rung } from "../../store/types";
import { today } from "../../today/calendar";
import { noteStep } from "./food-acts";
import { takeBackStep } from "./take-back";

const PICTURES: Record<Rung, string> = {
  table: "dinner",
  touched: "touch",
  smelled: "nose",
  licked: "mouth",
  bite: "tooth",
};

/** One tap notes it for today; a second tap on the same one takes it back. */
export function Ladder({ food, done }: { food: Food; done: () => void }): VNode {
  const day = today.value;
  return (
    <section class="stack" aria-labelledby="rungs">
      <div>
        <h2 class="t-heading" id="rungs">
          {t("food.today")}
        </h2>
        <p class="t-small t-2">{t("food.any-counts")}</p>
      </div>
      <div class="rungs">
        {RUNGS.map((rung) => {
          const own = ownStep(snapshot.value, food.root, rung, day, me.value?.account.id ?? "");
          const press = () => {
            void (own ? takeBackStep(own) : noteStep(food, rung, day));
            done();
          };
          return (
            <button type="button" class="rung" key={rung} aria-pressed={own !== null} onClick={press}>
              <Plate picture={PICTURES[rung]} />
              <span>{t(`rung.${rung}`)}</span>
              {own && <Icon name="check-bold" class="icon--s" />}
            </button>
          );
        })}
      </div>
    </section>
  );
}
