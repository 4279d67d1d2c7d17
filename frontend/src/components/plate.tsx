/** The ground a pictogram or an icon stands on. */

import type { VNode } from "preact";
import { Icon, type IconName } from "../icon";
import { Picto } from "./picto";

export type Tone = "surface" | "sage" | "apricot" | "dusk" | "butter" | "heather";

interface PlateProps {
  picture?: string;
  icon?: IconName;
  size?: "s" | "l" | "xl";
  tone?: Tone;
}

/** A picture on its own colour (the same picture always has the same), or an icon on a tone. */
export function Plate({ picture, icon, size, tone }: PlateProps): VNode {
  const ground = tone ?? (picture ? tintOf(picture) : "sage");
  const names = ["plate", size && `plate--${size}`, `plate--${ground}`].filter(Boolean).join(" ");
  return (
    <span class={names}>
      {picture && <Picto name={picture} />}
      {icon && <Icon name={icon} />}
    </span>
  );
}

/** One of five picture grounds, fixed by the picture's name. */
export function tintOf(picture: string): 1 | 2 | 3 | 4 | 5 {
  let sum = 0;
  for (const letter of picture) sum += letter.charCodeAt(0);
  return ((sum % 5) + 1) as 1 | 2 | 3 | 4 | 5;
}
