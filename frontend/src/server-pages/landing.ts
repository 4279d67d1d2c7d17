/** On /n/<occurrence>: three large buttons for phones whose notifications have none. */

import { sayArrived } from "../arrival";
import { actOnReminder, isReminderAction, type Outcome, sendKeptActions } from "../reminder-actions";

const token = new URLSearchParams(location.hash.slice(1)).get("t") ?? location.hash.slice(1);
const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-action]")];

for (const button of buttons) button.addEventListener("click", () => void tap(button));

// The next reminder may open in the window that still shows this one.
addEventListener("hashchange", () => location.reload());

addEventListener("online", () => void sendKeptActions());
void sendKeptActions();

// Browsers that show a message without the service worker confirm nothing; whoever is here has seen it.
void sayArrived(token);

/** Send the tap; one of the page's prepared lines says how it went. */
async function tap(button: HTMLButtonElement): Promise<void> {
  const { action } = button.dataset;
  if (!isReminderAction(action)) return;
  for (const other of buttons) other.disabled = true;
  const outcome = await actOnReminder(token, action);
  show(outcome === "sent" && action === "later" ? "later" : outcome);
}

function show(said: Outcome | "later"): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-outcome]")) {
    line.hidden = line.dataset.outcome !== said;
  }
}
