/** A link as a picture for another device's camera. */

import type { VNode } from "preact";

/** Dark on white in every theme, because cameras want it so. */
export function QrCode({ image, label }: { image: string; label: string }): VNode {
  return (
    <div class="qr">
      <img src={image} alt={label} width={208} height={208} />
    </div>
  );
}
