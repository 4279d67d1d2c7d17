/** Which address a person is sent to instead, when the one asked for is not theirs or comes too early. */

import { opens } from "./roles";
import type { Audience } from "./routes";
import type { Me } from "./store/types";

export interface Visitor {
  me: Me | null;
  /** Rows are all here, so "no child" means there is none. */
  ready: boolean;
  children: number;
}

const WELCOME = "/welcome";
const SIGNED_OUT = "/signed-out";
const CASELOAD = "/caseload";
const START = "/start";
const ASKED = "/asked";

// What a family can use before there is a child, signing out among it.
const CHILDLESS = new Set([START, "/settings", "/waiting", "/sharing"]);

/** The address to go to instead, or null when the one asked for is right. */
export function detour(path: string, audience: Audience, { me, ready, children }: Visitor): string | null {
  if (audience === "anyone") return elsewhere(path, me);
  if (!me) return WELCOME;
  if (path === ASKED && me.family) return home(me);
  if (!opens(audience, me)) return home(me);
  const bare = ready && children === 0 && me.family !== null && me.family.role !== "carer";
  return bare && isOfFamily(audience) && !CHILDLESS.has(path) ? START : null;
}

/** Whether an address shows a family's rows. */
export function isOfFamily(audience: Audience): boolean {
  return audience === "family" || audience === "parent";
}

function elsewhere(path: string, me: Me | null): string | null {
  if (!me) return null;
  // A child is added by the parents.
  const carer = path === START && me.family?.role === "carer";
  return path === WELCOME || path === SIGNED_OUT || carer ? home(me) : null;
}

/** Where somebody begins: their family's day, the families who share with them, or the door they wait at. */
function home(me: Me): string {
  if (me.family) return "/";
  return me.asked?.some(({ role }) => role !== "therapist") || !me.therapist ? ASKED : CASELOAD;
}
