/** Lines of fixed words. */

import type { VNode } from "preact";

/** Short sentences, one below the other. */
export function Bullets({ lines }: { lines: string[] }): VNode {
  return (
    <ul class="bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
