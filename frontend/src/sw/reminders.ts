/** Reminders: every push becomes a notification, every button a tap that reaches the server sooner or later. */

import { sayArrived } from "../arrival";
import { actOnReminder, isReminderAction, sendKeptActions } from "../reminder-actions";
import { build } from "./build";
import { type Message, type MessageKind, readMessage } from "./message";
import { isAppPage, landingOf } from "./pages";
import { rememberShown, shownBefore } from "./shown";

/** What a notification keeps for the tap on it. */
interface Carried {
  kind: MessageKind;
  occurrence: string;
  token: string;
  turn: number;
}

type ShownOptions = NotificationOptions & { actions?: { action: string; title: string }[]; renotify?: boolean };

/** What browsers show that have buttons and do not say how many. */
const USUAL_BUTTONS = 2;

/** The worker is still awake then, and the browser has counted what the push showed. */
const GLANCE_MS = 1_000;

declare const self: ServiceWorkerGlobalScope;

/** Show what a push brought; there is always something to show, else the browser takes the permission away. */
export async function showReminder(text: string | undefined): Promise<void> {
  const message = readMessage(text);
  const again = await shownBefore(message);
  // What was put away by hand does not come back because a push service sent it twice.
  const unasked = (message.kind === "done" || again) && !(await isOnScreen(message.tag));
  await self.registration.showNotification(message.title, optionsOf(message, again));
  await rememberShown(message);
  const word = message.kind === "test" ? "test-arrived" : "pull";
  await Promise.allSettled([sayArrived(message.token), tellPages(word), sendKeptActions()]);
  if (unasked) setTimeout(() => void takeBack(message.tag), GLANCE_MS);
}

/** A tap on a notification: on a button it acts, elsewhere it opens what the message is about. */
export async function answerTap(notification: Notification, action: string): Promise<void> {
  notification.close();
  const { kind, occurrence, token, turn } = (notification.data ?? {}) as Partial<Carried>;
  if (token && isReminderAction(action)) {
    await actOnReminder(token, action, turn);
    await tellPages("pull");
  } else if (kind === "reminder" && token && occurrence && !buttonsHere()) {
    await self.clients.openWindow(landingOf(occurrence, token));
  } else {
    await openApp(kind === "notice" ? "/play" : "/");
  }
}

function optionsOf(message: Message, again: boolean): ShownOptions {
  const { body, lang, dir, tag, kind, occurrence, token, turn } = message;
  const silent = message.silent || kind === "done" || again;
  const carried: Carried = { kind, occurrence, token, turn };
  return {
    body,
    lang,
    dir,
    tag,
    silent,
    // What stands under the same tag is replaced without a sound otherwise.
    renotify: !silent && tag !== "" && (turn > 0 || kind === "notice"),
    icon: build.icon,
    badge: build.badge,
    data: carried,
    actions: message.actions.filter(({ action }) => isReminderAction(action)).slice(0, buttonsHere() ?? USUAL_BUTTONS),
  };
}

/** How many buttons this browser shows; undefined where it does not say. */
function buttonsHere(): number | undefined {
  return (globalThis.Notification as { maxActions?: number } | undefined)?.maxActions;
}

// Where this cannot be known, the word that it is done stays on screen.
async function isOnScreen(tag: string): Promise<boolean> {
  const shown = self.registration.getNotifications({ tag });
  return shown.then((all) => all.length > 0).catch(() => true);
}

async function takeBack(tag: string): Promise<void> {
  for (const shown of await self.registration.getNotifications({ tag })) shown.close();
}

async function tellPages(word: "pull" | "test-arrived"): Promise<void> {
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage(word);
}

async function openApp(address: "/" | "/play"): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find(({ url }) => isAppPage(new URL(url).pathname));
  if (!open) {
    await self.clients.openWindow(address);
    return;
  }
  await open.focus();
  // A reminder leaves the app where it is: somebody may be in the middle of something there.
  if (address !== "/") open.postMessage({ open: address });
}
