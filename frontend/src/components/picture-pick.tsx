/** A picture to choose from a few. */

import type { VNode } from "preact";
import type { MessageKey } from "../generated/messages";
import { t } from "../i18n";
import { Picto } from "./picto";

/** Pictures for what helps a child and what is too much. */
export const HELP_PICTURES = [
  "headphones", "ear", "tent", "blanket", "cushion", "hug", "teddy", "bear", "swing", "water", "drink", "snack",
  "dim-light", "moon", "star", "bed", "bath", "book", "music", "bubbles", "dough", "feather", "spinning", "walking",
  "running", "park", "leaf", "home", "door", "sofa", "dog", "cat", "tablet", "hourglass", "hand", "stop", "mouth",
  "clock", "light", "touch", "shop", "school",
] as const;

/** Has a word under `picture.`. */
type Pictured = MessageKey extends infer K ? (K extends `picture.${infer Name}` ? Name : never) : never;

interface PicturePickProps<T extends Pictured> {
  legend: string;
  pictures: readonly T[];
  value: string;
  choose: (picture: T) => void;
}

/** Radio buttons; the chosen one has the ring. */
export function PicturePick<T extends Pictured>({ legend, pictures, value, choose }: PicturePickProps<T>): VNode {
  return (
    <fieldset>
      <legend class="legend-h">{legend}</legend>
      <div class="pictures">
        {pictures.map((one) => (
          <label class="pick pick--picture" key={one}>
            <input
              class="sr-only"
              type="radio"
              name="picture"
              checked={value === one}
              aria-label={t(`picture.${one as Pictured}`)}
              onChange={() => choose(one)}
            />
            <Picto name={one} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
