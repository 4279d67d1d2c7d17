/** On /n/<occurrence>: two large buttons for phones whose notifications have none. */

import { actOnReminder, type Outcome } from "../reminder-actions";

const token = new URLSearchParams(location.hash.slice(1)).get("t") ?? location.hash.slice(1);
const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-action]")];

for (const button of buttons) button.addEventListener("click", () => void tap(button));

/** Send the tap; one of the page's prepared lines says how it went. */
async function tap(button: HTMLButtonElement): Promise<void> {
  for (const other of buttons) other.disabled = true;
  const action = button.dataset.action === "done" ? "done" : "not_today";
  show(await actOnReminder(token, action));
}

function show(outcome: Outcome): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-outcome]")) {
    line.hidden = line.dataset.outcome !== outcome;
  }
}
