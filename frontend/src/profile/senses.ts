/** The eight senses as they are asked about and shown. */

import type { Sense } from "../store/types";

/** In the order they are asked about: the ones a house is full of first. */
export const SENSES: Sense[] = ["sound", "sight", "touch", "move", "smell", "mouth", "heavy", "inside"];

/** The picture beside each. */
export const PICTURE_OF: Record<Sense, string> = {
  sound: "ear",
  sight: "light",
  touch: "touch",
  move: "swing",
  smell: "nose",
  mouth: "mouth",
  heavy: "hug",
  inside: "thermometer",
};
