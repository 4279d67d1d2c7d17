/** Food: what is safe, what is fine sometimes, what a child is getting to know. Nothing is weighed or added up. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ChildSwitch } from "../../components/child-switch";
import { PlainPage } from "../../components/page";
import { RedFlags } from "../../components/red-flags";
import { ReviewNote } from "../../components/review-note";
import { Segments } from "../../components/segments";
import { TipsFold } from "../../components/tips-fold";
import { BackBar } from "../../components/top-bar";
import { SHELVES } from "../../food/shelves";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { FoodTip } from "../../store/content-types";
import { content, currentChild, snapshot } from "../../store/state";
import type { Child, Food, Shelf } from "../../store/types";
import { FoodForm } from "./food-form";
import { FoodSheet } from "./food-sheet";
import { ShelfList } from "./shelf-list";

const WHEN: FoodTip["when"][] = ["table", "plan", "watch"];

/** The child's foods, then the tips. */
export default function FoodView(): VNode {
  const child = currentChild.value;
  const tips = content.value?.food ?? [];
  return (
    <PlainPage head={<BackBar title={t("home.food")} to="/settings" />}>
      <ChildSwitch only="several" />
      <RedFlags topic="food" />
      {child && <Shelves key={child.id} child={child} />}
      <section class="stack" aria-labelledby="tips">
        <div class="section-h">
          <h2 id="tips">{t("tip.title")}</h2>
        </div>
        {WHEN.map((when) => (
          <TipsFold key={when} title={t(`food.when.${when}`)} tips={tips.filter((tip) => tip.when === when)} />
        ))}
        <ReviewNote items={tips} />
      </section>
    </PlainPage>
  );
}

/** On a phone one shelf at a time, on a wide screen side by side. */
function Shelves({ child }: { child: Child }): VNode {
  const shown = useSignal<Shelf>("safe");
  const open = useSignal<Food | null>(null);
  const adding = useSignal(false);
  const current = open.value && snapshot.value.foods.get(open.value.id);
  return (
    <section class="stack stack--4" aria-label={t("food.shelves")}>
      <Segments
        label={t("food.shelves")}
        name="shelf"
        segments={SHELVES.map((value) => ({ value, label: t(`shelf.${value}`) }))}
        value={shown.value}
        choose={(shelf) => (shown.value = shelf)}
      />
      <div class="shelves" data-shown={shown.value}>
        {SHELVES.map((shelf) => (
          <ShelfList key={shelf} child={child.id} shelf={shelf} open={(food) => (open.value = food)} />
        ))}
      </div>
      <button type="button" class="btn btn--primary btn--lg btn--block" onClick={() => (adding.value = true)}>
        <Icon name="plus-bold" />
        {t("food.add")}
      </button>
      {adding.value && (
        <FoodForm child={child.id} food={null} shelf={shown.value} shown={show} close={() => (adding.value = false)} />
      )}
      {current && <FoodSheet key={current.id} food={current} shown={show} close={() => (open.value = null)} />}
    </section>
  );

  function show(shelf: Shelf): void {
    shown.value = shelf;
  }
}
