/** Foods on their shelves. A changed wording is a new row with the same root; two that differ stand side by side. */

import type { Food, Shelf, View } from "../store/types";
import { isNewer } from "../store/wordings";

export const SHELVES: Shelf[] = ["safe", "sometimes", "learning"];

/** A child's foods on one shelf, by name. */
export function foodsOn(view: View, child: string, shelf: Shelf): Food[] {
  return [...view.foods.values()]
    .filter((food) => food.child_id === child && food.shelf === shelf)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** What a food is called now: the newest wording of its root; null where the family took it out. */
export function foodOf(view: View, root: string): Food | null {
  let newest: Food | null = null;
  for (const food of view.foods.values()) {
    if (food.root === root && (!newest || isNewer(food, newest))) newest = food;
  }
  return newest;
}
