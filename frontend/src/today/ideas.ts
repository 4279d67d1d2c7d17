/** One idea and one tip for a day, and the reason in one line; the same rows always give the same pick. */

import type { Activity, CalmTip, RestTip } from "../store/content-types";
import type { AgeBand, Area, Day, Rating, View, WallTime } from "../store/types";
import { addDays, daysBetween } from "../time";
import { greetingAt } from "./greeting";

/** Why this one: a message key under `idea.why.`, with the area of a win where the reason names one. */
export type Reason =
  | { why: "sleep" | "comfort" | "evening" | "morning" | "age" | "any" }
  | { why: "area"; area: Area };

export interface Pick<T> {
  item: T;
  reason: Reason;
}

/** What is known about the child today. */
export interface DayFacts {
  child: string;
  ageBand: AgeBand;
  day: Day;
  clock: WallTime;
  /** Broken sleep or hard sensory days, said yesterday or today. */
  tired: boolean;
  overloaded: boolean;
  /** What this week's wins were about, the most frequent first. */
  areas: Area[];
}

const RECENT_DAYS = 7;
const DOMAINS: Partial<Record<Area, string[]>> = {
  self_care: ["SELF"],
  communication: ["COM"],
  play: ["PRET", "SOC"],
  eating: ["LIFE"],
  calm: ["EMO", "SEN"],
};

/** Gather the facts from the rows on this device. */
export function factsOf(view: View, child: string, ageBand: AgeBand, day: Day, clock: WallTime): DayFacts {
  const since = addDays(day, -1);
  const lately = [...view.ratings.values()].filter((row) => row.child_id === child && row.day >= since && row.day <= day);
  const low = (of: (row: Rating) => number | null) => lately.some((row) => (of(row) ?? 3) <= 2);
  return {
    child,
    ageBand,
    day,
    clock,
    tired: low((row) => row.sleep),
    overloaded: low((row) => row.comfort),
    areas: recentAreas(view, child, day),
  };
}

/** A play idea for the day; null only when there is no content at all. */
export function pickIdea(activities: Activity[], facts: DayFacts): Pick<Activity> | null {
  const fitting = activities.filter((one) => one.age_bands.includes(facts.ageBand));
  const pool = fitting.length > 0 ? fitting : activities;
  for (const [reason, fits] of wishes(facts)) {
    const item = rotate(pool.filter(fits), facts);
    if (item) return { item, reason };
  }
  const item = rotate(pool, facts);
  return item ? { item, reason: { why: fitting.length > 0 ? "age" : "any" } } : null;
}

/** A calm tip for the day, or a rest tip after a broken night. */
export function pickTip(calm: CalmTip[], rest: RestTip[], facts: DayFacts): Pick<CalmTip | RestTip> | null {
  if (facts.tired) {
    const item = rotate(rest.filter((tip) => tip.when !== "night"), facts);
    if (item) return { item, reason: { why: "sleep" } };
  }
  const quiet = calm.filter((tip) => tip.when !== "during");
  if (facts.overloaded) {
    const item = rotate(quiet.filter((tip) => tip.when === "before"), facts);
    if (item) return { item, reason: { why: "comfort" } };
  }
  const part = momentOf(facts.clock);
  const timely = part === "after_school" ? undefined : rotate(quiet.filter((tip) => tip.moment === part), facts);
  if (timely && part !== "after_school") return { item: timely, reason: { why: part } };
  const item = rotate(quiet, facts) ?? rotate(calm, facts);
  return item ? { item, reason: { why: "any" } } : null;
}

/** From the most pressing reason to the mildest. */
function wishes(facts: DayFacts): [Reason, (one: Activity) => boolean][] {
  const list: [Reason, (one: Activity) => boolean][] = [];
  const calm = (one: Activity) => one.energy === "low" && one.sensory.intensity < 3;
  if (facts.tired) list.push([{ why: "sleep" }, calm]);
  if (facts.overloaded) list.push([{ why: "comfort" }, (one) => calm(one) && one.sensory.usual_effect === "settling"]);
  if (momentOf(facts.clock) === "evening") list.push([{ why: "evening" }, calm]);
  for (const area of facts.areas) {
    const domains = DOMAINS[area];
    if (domains) list.push([{ why: "area", area }, (one) => one.domains.some((domain) => domains.includes(domain))]);
  }
  return list;
}

function momentOf(clock: WallTime): "morning" | "after_school" | "evening" {
  const part = greetingAt(clock);
  if (part === "night") return "evening";
  return part === "afternoon" ? "after_school" : part;
}

function recentAreas(view: View, child: string, day: Day): Area[] {
  const since = addDays(day, -RECENT_DAYS);
  const counts = new Map<Area, number>();
  for (const win of view.wins.values()) {
    if (win.child_id !== child || win.happened_on <= since || win.happened_on > day) continue;
    for (const area of win.areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([area]) => area);
}

/** One item a day, each child in an own order, none twice before all had their day. */
function rotate<T extends { id: string }>(items: T[], { child, day }: DayFacts): T | undefined {
  if (items.length === 0) return undefined;
  const order = items.map((item) => ({ item, key: hash(child + item.id) })).sort((a, b) => a.key - b.key);
  const turn = daysBetween("2020-01-01", day);
  return order[((turn % order.length) + order.length) % order.length]?.item;
}

/** FNV-1a: spreads ids evenly and is the same on every device. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
