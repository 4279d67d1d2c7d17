/** Which budget a calm corner has and what is there already; kept on this device only. */

import type { Corner } from "../store/content-types";
import { keepOnDevice, readOnDevice } from "../store/on-device";
import { withOrWithout } from "../with-or-without";

export interface CornerPlan {
  budget: Corner["budget"];
  /** Ticked things, each by its corner and its words. */
  ticked: string[];
}

const KEY = "evenday.corner";
const BLANK: CornerPlan = { budget: "nothing", ticked: [] };

/** What was ticked here before. */
export function readCorner(): CornerPlan {
  return readOnDevice(KEY, BLANK);
}

/** Keep it. */
export function keepCorner(plan: CornerPlan): void {
  keepOnDevice(KEY, plan);
}

/** The plan with this thing ticked, or not any more. */
export function ticked(plan: CornerPlan, thing: string): CornerPlan {
  return { ...plan, ticked: withOrWithout(plan.ticked, thing) };
}
