/** The round mark of a grown-up: the first letters of the name. */

import type { VNode } from "preact";

const TONES = [3, 4, 5, 1] as const;

/** Decorative; the name stands beside it. The same name always has the same ground. */
export function Initials({ name, large = false }: { name: string; large?: boolean }): VNode {
  const size = large ? " avatar--person" : "";
  return (
    <span class={`avatar avatar--${toneOf(name)}${size}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

function toneOf(name: string): (typeof TONES)[number] {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return TONES[sum % TONES.length] ?? 3;
}
