/** How long, how lively, where, and with which picture. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import type { UsedDraft } from "../../components/draft";
import { PicturePick } from "../../components/picture-pick";
import { t } from "../../i18n";
import { ENERGIES, PLACES } from "../../play/codes";
import type { OwnDraft } from "../../play/own-draft";

const MINUTES = [5, 10, 15, 20, 30];
const PICTURES = [
  ...(["ball", "bricks", "bubbles", "dough", "paint", "crayon", "book", "music"] as const),
  ...(["drum", "water", "cushion", "tent", "teddy", "car", "train", "puzzle"] as const),
  ...(["swing", "plant", "cooking", "walking", "camera", "box", "sponge", "star"] as const),
];

/** Small choices, each with an answer already. */
export function OwnChoices({ draft: { value, keep } }: { draft: UsedDraft<OwnDraft> }): VNode {
  return (
    <>
      <Chips
        kind="one"
        name="minutes"
        legend={t("play.how-long")}
        choices={MINUTES.map((min) => ({ value: String(min), label: t("play.minutes-one", { min }) }))}
        chosen={[String(value.minutes)]}
        toggle={(minutes) => keep({ minutes: Number(minutes) })}
      />
      <Chips
        kind="one"
        name="energy"
        legend={t("play.filter.energy")}
        choices={ENERGIES.map((energy) => ({ value: energy, label: t(`energy.${energy}`) }))}
        chosen={[value.energy]}
        toggle={(energy) => keep({ energy })}
      />
      <Chips
        kind="one"
        name="place"
        legend={t("play.where")}
        choices={PLACES.map((place) => ({ value: place, label: t(`place.${place}`) }))}
        chosen={[value.place]}
        toggle={(place) => keep({ place })}
      />
    </>
  );
}

/** One picture for the card and the day's plan. */
export function OwnPictures({ draft: { value, keep } }: { draft: UsedDraft<OwnDraft> }): VNode {
  return (
    <PicturePick
      legend={t("start.picture-any")}
      pictures={PICTURES}
      value={value.picture}
      choose={(picture) => keep({ picture })}
    />
  );
}
