/** Where this account is signed in. */

import { getJson, send } from "../api";
import type { Instant } from "../store/types";

export interface Device {
  id: string;
  /** Browser and system in a few words; empty where the browser did not say. */
  label: string;
  kind: "own" | "shared" | "carer" | "therapist";
  factor: string;
  created_at: Instant;
  last_seen_at: Instant;
  current: boolean;
}

/** Every signed-in device, this one first, then the newest. */
export async function readDevices(): Promise<Device[]> {
  const { sessions } = await getJson<{ sessions: Device[] }>("/api/sessions");
  const rank = ({ current, last_seen_at }: Device) => (current ? "~" : last_seen_at);
  return sessions.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** Sign one device out; what it kept is wiped when it is next opened. */
export function signOutDevice(id: string): Promise<void> {
  return send<void>("DELETE", `/api/sessions/${id}`);
}

/** Sign every device out but this one. */
export function signOutOthers(): Promise<void> {
  return send<void>("DELETE", "/api/sessions/others");
}
