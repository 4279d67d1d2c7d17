/** A picture of the child's world. */

import type { VNode } from "preact";

export interface PictoProps {
  name: string;
  /** Empty where the word stands beside it; the word and its state where the picture stands alone. */
  alt?: string;
}

/** One pictogram from the built set. */
export function Picto({ name, alt = "" }: PictoProps): VNode {
  return <img class="picto" src={`/assets/pictograms/${name}.svg`} alt={alt} width="40" height="40" draggable={false} />;
}
