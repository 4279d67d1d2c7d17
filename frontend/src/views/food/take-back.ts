/** Taking back what one noted about a food, from its sheet or from the journal. */

import { t } from "../../i18n";
import { newId } from "../../ids";
import { act } from "../../store/outbox";
import type { FoodStep } from "../../store/types";
import { toast } from "../../toast";

/** Take back what one noted oneself. */
export async function takeBackStep({ id, child_id, food_root, rung, day }: FoodStep): Promise<void> {
  await act("remove_food_step", { id });
  const undo = () => void act("log_food_step", { id: newId(), child_id, food_root, rung, day });
  toast({ text: t("food.taken-back"), undo });
}
