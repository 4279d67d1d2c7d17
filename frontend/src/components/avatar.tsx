/** The picture a child chose. */

import type { VNode } from "preact";
import { Picto } from "./picto";

/** A round picture; decorative, the nickname stands beside it. */
export function Avatar({ picture, large = false }: { picture: string; large?: boolean }): VNode {
  return (
    <span class={large ? "avatar avatar--l" : "avatar"}>
      <Picto name={picture} />
    </span>
  );
}
