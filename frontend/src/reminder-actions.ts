/** Taps on a notification's buttons: sent at once, or kept until there is a connection. */

import { newId } from "./ids";
import { deviceStore, type ReminderAction } from "./store/db";

/** sent: the server has it; over: the reminder is past and takes nothing more; kept: it goes out later. */
export type Outcome = "sent" | "over" | "kept";

const ACTIONS = new Set<string>(["done", "later", "not_today"] satisfies ReminderAction["action"][]);

/** Whether a button of this name acts on a reminder. */
export function isReminderAction(name: string | undefined): name is ReminderAction["action"] {
  return name !== undefined && ACTIONS.has(name);
}

/** Send one tap, or keep it on this device until there is a connection; with its turn it puts off no later one. */
export async function actOnReminder(token: string, action: ReminderAction["action"], turn?: number): Promise<Outcome> {
  const tap: ReminderAction = { id: newId(), token, action, ...(turn === undefined ? {} : { turn }) };
  const outcome = await deliver(tap);
  if (outcome === "kept") {
    await deviceStore.write(["actions"], (transaction) => transaction.objectStore("actions").put(tap));
  }
  return outcome;
}

/** Send the taps that are kept, oldest first; stops at the first that gets no answer. */
export async function sendKeptActions(): Promise<void> {
  const taps = await deviceStore.use((database) => database.getAll("actions"));
  for (const tap of taps) {
    if ((await deliver(tap)) === "kept") return;
    await deviceStore.write(["actions"], (transaction) => transaction.objectStore("actions").delete(tap.id));
  }
}

// A token that has expired or is unknown (4xx) will not become valid by waiting.
async function deliver(tap: ReminderAction): Promise<Outcome> {
  try {
    const answer = await fetch("/api/reminder-actions", {
      method: "POST",
      keepalive: true,
      credentials: "same-origin",
      redirect: "error",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(tap),
    });
    if (answer.ok) return "sent";
    return answer.status >= 400 && answer.status < 500 && answer.status !== 429 ? "over" : "kept";
  } catch {
    return "kept";
  }
}
