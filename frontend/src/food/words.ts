/** A quiet meeting with a food, in words. */

import { bdi, t } from "../i18n";
import type { Rung } from "../store/types";

/** "Touched mango"; a food the family took out since has no name any more. */
export function stepInWords(rung: Rung, food: string | null): string {
  return t(`food.met.${rung}`, { food: food === null ? t("food.unnamed") : bdi(food) });
}
