/** A food's words: its name, what makes it the right one, and its shelf. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type UsedDraft, useDraft } from "../../components/draft";
import { Field } from "../../components/field";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import type { Food, Shelf } from "../../store/types";
import { NoRoom } from "../log/saving";
import { type FoodWords, keepFood } from "./food-acts";
import { ShelfChoice } from "./shelf-choice";

const LONGEST_NAME = 60;
const LONGEST_NOTE = 200;

interface FoodFormProps {
  child: string;
  /** null: a new food. */
  food: Food | null;
  /** Where a new one begins. */
  shelf: Shelf;
  /** Bring the shelf it was put on onto the screen. */
  shown: (shelf: Shelf) => void;
  close: () => void;
}

/** What was typed is kept until it is saved. */
export function FoodForm({ child, food, shelf, shown, close }: FoodFormProps): VNode {
  const draftName = food ? `food:${food.id}` : `food:${child}`;
  const draft = useDraft<FoodWords>(draftName, { name: food?.name ?? "", note: food?.note ?? "", shelf });
  const full = useSignal(false);
  const { name, note } = draft.value;
  const save = () => {
    const words = { name: name.trim(), note: note.trim(), shelf: draft.value.shelf };
    const done = () => {
      shown(words.shelf);
      close();
    };
    keepFood(child, words, food, draftName).then(done, () => (full.value = true));
  };
  return (
    <Sheet
      title={food ? t("food.change-title") : t("food.add")}
      close={close}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} disabled={name.trim() === ""} save={save} />}
    >
      {full.value && <NoRoom />}
      <Words draft={draft} />
      <ShelfChoice shelf={draft.value.shelf} choose={(next) => draft.keep({ shelf: next })} />
    </Sheet>
  );
}

function Words({ draft }: { draft: UsedDraft<FoodWords> }): VNode {
  const { name, note } = draft.value;
  return (
    <>
      <Field
        first
        label={t("food.name")}
        value={name}
        maxLength={LONGEST_NAME}
        autocomplete="off"
        change={(next) => draft.keep({ name: next })}
      />
      <Field
        label={t("food.note")}
        hint={t("food.note-hint")}
        value={note}
        maxLength={LONGEST_NOTE}
        autocomplete="off"
        change={(next) => draft.keep({ note: next })}
      />
    </>
  );
}
