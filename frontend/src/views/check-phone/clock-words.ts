/** A clock that differs, as people would say it. */

const MINUTE_MS = 60_000;
const FAR_MS = 60 * MINUTE_MS;

/** Half a minute is nothing; beyond an hour the number of minutes says no more. `ahead`: milliseconds. */
export function clockWords(ahead: number): "right" | "ahead" | "behind" | "far" {
  const apart = Math.abs(ahead);
  if (apart > FAR_MS) return "far";
  if (apart < MINUTE_MS / 2) return "right";
  return ahead > 0 ? "ahead" : "behind";
}
