/** Whether a reminder will be heard here, in one word, from what is known. */

import { deafSince, type PushDevice, type PushState } from "../../store/push";

/** unsure: everything is on and nothing has arrived yet; deaf: it was sent and did not arrive. */
export type Verdict = "looking" | "never" | "not-yet" | "unsure" | "deaf" | "likely";

/** The web never promises more than "likely". */
export function verdictOf(state: PushState, device: PushDevice | null, now: Date): Verdict {
  if (state === "unknown") return "looking";
  if (state === "unsupported") return "never";
  if (state !== "on") return "not-yet";
  if (deafSince(device, now)) return "deaf";
  return device?.last_arrived_at ? "likely" : "unsure";
}
