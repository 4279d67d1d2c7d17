/** The breathing word: four seconds in, six seconds out. */

export const BREATH = { in: 4, out: 6 };

export interface BreathWord {
  phase: "in" | "out";
  /** Seconds left in this phase, counting down to 1. */
  left: number;
}

/** Which word stands in the shape after so many whole seconds. */
export function breathAt(seconds: number): BreathWord {
  const place = seconds % (BREATH.in + BREATH.out);
  if (place < BREATH.in) return { phase: "in", left: BREATH.in - place };
  return { phase: "out", left: BREATH.in + BREATH.out - place };
}
