/** Five plain faces for mood, from much lower to much brighter. */

import type { VNode } from "preact";
import type { Score } from "../store/types";

const MOUTH: Record<Score, string> = {
  1: "M10.5 21.5c1.5-2.3 9.5-2.3 11 0",
  2: "M11 20.8c2-1 8-1 10 0",
  3: "M11 20h10",
  4: "M11 19.3c2 1.7 8 1.7 10 0",
  5: "M10 18.5c1.5 4.3 10.5 4.3 12 0",
};

/** The face of one step of the scale. */
export function Face({ score }: { score: Score }): VNode {
  return (
    <svg class="face" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="12" />
      <circle class="dot" cx="11.8" cy="13" r="1.5" />
      <circle class="dot" cx="20.2" cy="13" r="1.5" />
      <path d={MOUTH[score]} />
    </svg>
  );
}
