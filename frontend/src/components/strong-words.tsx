/** A sentence of the catalogue in which a few words carry the weight: `**so**`. */

import type { VNode } from "preact";

/** Every second part of the sentence is strong. */
export function StrongWords({ text }: { text: string }): VNode {
  return <>{text.split("**").map((part, index) => (index % 2 === 1 ? <b key={part}>{part}</b> : part))}</>;
}
