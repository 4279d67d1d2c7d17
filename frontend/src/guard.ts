/** Which address a person is sent to instead, when the one asked for is not theirs or comes too early. */

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

// What a family can use before there is a child, signing out among it.
const CHILDLESS = new Set([START, "/settings", "/waiting"]);

/** The address to go to instead, or null when the one asked for is right. */
export function detour(path: string, audience: Audience, { me, ready, children }: Visitor): string | null {
  if (audience === "anyone") return me && (path === WELCOME || path === SIGNED_OUT) ? home(me) : null;
  if (!me) return WELCOME;
  if (audience === "family" && !me.family) return CASELOAD;
  if (audience === "therapist" && !me.therapist) return "/";
  if (audience === "family" && ready && children === 0 && !CHILDLESS.has(path)) return START;
  return null;
}

function home(me: Me): string {
  return me.family ? "/" : CASELOAD;
}
