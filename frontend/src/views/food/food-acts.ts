/** What is done to foods, each with its way back. */

import { bdi, t } from "../../i18n";
import { newId } from "../../ids";
import { sayAnew } from "../../store/anew";
import { act, actTogether, type Deed } from "../../store/outbox";
import type { Day, Food, Rung, Shelf } from "../../store/types";
import { savedHere, toast } from "../../toast";
import { stepInWords } from "../../food/words";

export interface FoodWords {
  name: string;
  note: string;
  shelf: Shelf;
}

/** Keep a new food, or new words for one: a new row of the same root, and the old one goes. */
export async function keepFood(child: string, words: FoodWords, before: Food | null, draft: string): Promise<void> {
  const undo = await sayAnew({
    before,
    say: (id) => ["add_food", { id, child_id: child, root: before?.root ?? id, ...words }],
    remove: (id) => ["remove_food", { id }],
    sayAgain: again,
    draft,
  });
  toast({ text: t("log.saved"), undo });
}

/** Put a food on another shelf. */
export async function moveFood({ id, name, shelf: from }: Food, shelf: Shelf): Promise<void> {
  await act("move_food", { id, shelf });
  const text = t("food.moved", { food: bdi(name), shelf: t(`shelf.${shelf}`) });
  toast({ text: savedHere(text), undo: () => void act("move_food", { id, shelf: from }) });
}

/** Take a food off the shelves; what was noted about it stays. */
export async function removeFood(food: Food): Promise<void> {
  await act("remove_food", { id: food.id });
  toast({ text: savedHere(t("food.removed", { food: bdi(food.name) })), undo: () => void actTogether([again(food)]) });
}

/** Note how near a food came on a day. */
export async function noteStep(food: Food, rung: Rung, day: Day): Promise<void> {
  const id = newId();
  await act("log_food_step", { id, child_id: food.child_id, food_root: food.root, rung, day });
  toast({ text: savedHere(stepInWords(rung, food.name)), undo: () => void act("remove_food_step", { id }) });
}

function again({ child_id, root, name, note, shelf }: Food): Deed {
  return ["add_food", { id: newId(), child_id, root, name, note, shelf }];
}
