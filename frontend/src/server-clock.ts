/** Whether this device's clock and the server's agree. */

import { ask } from "./api";

/** The server writes whole seconds. */
const HALF_SECOND_MS = 500;

/** Milliseconds this device is ahead of the server, give or take a second; negative when it is behind,
 *  null where the answer does not say. Throws `NoConnection`. */
export async function aheadOfServer(): Promise<number | null> {
  const before = Date.now();
  const answer = await ask("/health", { cache: "no-store" });
  const here = (before + Date.now()) / 2;
  const there = Date.parse(answer.headers.get("date") ?? "") + HALF_SECOND_MS;
  return Number.isNaN(there) ? null : here - there;
}
