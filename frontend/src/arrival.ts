/** A message that was shown is confirmed, so that a family hears when a phone has gone deaf. */

const RECEIPTS = "/api/push/receipts";

/** Report that the message with this token is on screen; a report that does not get through harms nobody. */
export async function sayArrived(token: string): Promise<void> {
  if (token === "") return;
  await fetch(RECEIPTS, {
    method: "POST",
    keepalive: true,
    // The token says enough: it works when nobody is signed in any more.
    credentials: "omit",
    redirect: "error",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);
}
