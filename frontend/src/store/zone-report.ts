/** Where this phone is: said once when it has moved, so that quiet hours, and reminders that follow it, move too. */

import { effect } from "@preact/signals";
import { deviceZone } from "../time";
import { keepOnDevice, readOnDevice } from "./on-device";
import { act } from "./outbox";
import { choicesOf } from "./reminder-effects";
import { contact, me, ready, snapshot } from "./state";
import type { View } from "./types";

const ZONE_KEY = "evenday.zone";
const NEVER = { account: "", zone: "" };

type Said = typeof NEVER;

/** Look on every start and return; answers how to stop. */
export function followZone(): () => void {
  const stop = new AbortController();
  document.addEventListener("visibilitychange", look, { signal: stop.signal });
  const unfollow = effect(() => {
    if (ready.value && contact.value === "good") look();
  });
  return () => {
    stop.abort();
    unfollow();
  };
}

/** Whether a phone in `zone` has news for the server, after what it `said` last.
 *  Two phones of one adult in two places do not take turns: each speaks when it has moved itself. */
export function hasMoved(view: View, account: string, said: Said, zone: string): boolean {
  const told = said.account === account && said.zone === zone;
  return !told && choicesOf(view, account).zone !== zone;
}

function look(): void {
  const who = me.peek();
  if (document.visibilityState !== "visible" || !ready.peek() || contact.peek() !== "good") return;
  if (!who?.family || who.shared_device) return;
  const [account, zone] = [who.account.id, deviceZone()];
  const moved = hasMoved(snapshot.peek(), account, readOnDevice(ZONE_KEY, NEVER), zone);
  keepOnDevice(ZONE_KEY, { account, zone });
  if (moved) void act("report_zone", { zone });
}
