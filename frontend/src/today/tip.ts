/** One tip for a day, and the reason in one line; the same rows always give the same tip. */

import type { PlayFacts } from "../play/facts";
import { spread } from "../play/spread";
import type { CalmTip, RestTip } from "../store/content-types";
import { daysBetween } from "../time";
import { greetingAt } from "./greeting";

export interface PickedTip {
  item: CalmTip | RestTip;
  why: "sleep" | "comfort" | "evening" | "morning" | "any";
}

type TipFacts = Pick<PlayFacts, "child" | "day" | "clock" | "tired" | "overloaded">;

/** A calm tip for the day, or a rest tip after a broken night. */
export function pickTip(calm: CalmTip[], rest: RestTip[], facts: TipFacts): PickedTip | null {
  const quiet = calm.filter((tip) => tip.when !== "during");
  const part = momentOf(facts.clock);
  const pools: [PickedTip["why"], (CalmTip | RestTip)[]][] = [
    ["sleep", facts.tired ? rest.filter((tip) => tip.when !== "night") : []],
    ["comfort", facts.overloaded ? quiet.filter((tip) => tip.when === "before") : []],
    [part ?? "any", part ? quiet.filter((tip) => tip.moment === part) : []],
    ["any", quiet],
    ["any", calm],
  ];
  for (const [why, pool] of pools) {
    const item = rotate(pool, facts);
    if (item) return { item, why };
  }
  return null;
}

function momentOf(clock: TipFacts["clock"]): "morning" | "evening" | null {
  const part = greetingAt(clock);
  if (part === "afternoon") return null;
  return part === "morning" ? "morning" : "evening";
}

/** One item a day, each child in an own order, none twice before all had their day. */
function rotate<T extends { id: string }>(items: T[], { child, day }: TipFacts): T | undefined {
  if (items.length === 0) return undefined;
  const order = items.map((item) => ({ item, key: spread(child + item.id) })).sort((a, b) => a.key - b.key);
  const turn = daysBetween("2020-01-01", day);
  return order[((turn % order.length) + order.length) % order.length]?.item;
}
