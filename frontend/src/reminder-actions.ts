/** Taps on a notification's buttons: sent at once, or kept until there is a connection. */

import { newId } from "./ids";
import { deviceStore, type ReminderAction } from "./store/db";

/** Send one tap, or keep it for later; true when the server has it (or will never take it). */
export async function actOnReminder(token: string, action: ReminderAction["action"]): Promise<boolean> {
  const tap: ReminderAction = { id: newId(), token, action };
  if (await deliver(tap)) return true;
  await deviceStore.write(["actions"], (transaction) => transaction.objectStore("actions").put(tap));
  return false;
}

/** Send the taps that are kept, oldest first; stops at the first that gets no answer. */
export async function sendKeptActions(): Promise<void> {
  const taps = await deviceStore.use((database) => database.getAll("actions"));
  for (const tap of taps) {
    if (!(await deliver(tap))) return;
    await deviceStore.write(["actions"], (transaction) => transaction.objectStore("actions").delete(tap.id));
  }
}

// A token that has expired or is unknown (4xx) will not become valid by waiting.
async function deliver(tap: ReminderAction): Promise<boolean> {
  try {
    const answer = await fetch("/api/reminder-actions", {
      method: "POST",
      keepalive: true,
      credentials: "same-origin",
      redirect: "error",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(tap),
    });
    return answer.ok || (answer.status >= 400 && answer.status < 500 && answer.status !== 429);
  } catch {
    return false;
  }
}
