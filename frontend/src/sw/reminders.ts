/** Reminders: every push becomes a notification, every button a tap that reaches the server sooner or later. */

import { actOnReminder, sendKeptActions } from "../reminder-actions";
import { deviceStore } from "../store/db";
import { build } from "./build";

/** The declarative form of a push message: browsers that know it show it without this worker. */
interface Message {
  notification: {
    title: string;
    body?: string;
    navigate: string;
    lang?: string;
    dir?: NotificationDirection;
    tag?: string;
    silent?: boolean;
    data?: { o?: string; t?: string; k?: string };
    actions?: { action: string; title: string }[];
  };
}

interface Carried {
  token: string | null;
}

type ShownOptions = NotificationOptions & { actions?: { action: string; title: string }[]; renotify?: boolean };

const REMEMBERED = 500;
const ACTIONS = new Set(["done", "not_today"]);

declare const self: ServiceWorkerGlobalScope;

/** Show what a push brought; there is always something to show, else the browser takes the permission away. */
export async function showReminder(text: string | undefined): Promise<void> {
  const message = read(text);
  await self.registration.showNotification(message.title, await optionsOf(message));
  await tellPages(message.data?.k === "test" ? "test-arrived" : "pull");
  await sendKeptActions();
}

/** A tap on a notification: on a button it acts, elsewhere it opens the app. */
export async function answerTap(notification: Notification, action: string): Promise<void> {
  notification.close();
  const { token } = (notification.data ?? { token: null }) as Carried;
  if (!token || !ACTIONS.has(action)) return openApp();
  await actOnReminder(token, action as "done" | "not_today");
  await tellPages("pull");
}

function read(text: string | undefined): Message["notification"] {
  try {
    const { notification } = JSON.parse(text ?? "") as Message;
    if (typeof notification.title === "string") return notification;
  } catch {
    // unreadable: say the neutral words below
  }
  return { title: build.words.title, body: build.words.body, navigate: "/" };
}

// `navigate` is left out on purpose: with it, browsers skip `notificationclick` and the buttons do nothing.
async function optionsOf(message: Message["notification"]): Promise<ShownOptions> {
  const { body = "", lang = "", dir = "auto", tag = "", actions = [], data } = message;
  const carried: Carried = { token: data?.t ?? null };
  const seen = tag !== "" && (await shownBefore(tag));
  return {
    body,
    lang,
    dir,
    tag,
    silent: Boolean(message.silent) || seen,
    icon: build.icon,
    badge: build.badge,
    data: carried,
    actions: actions.filter(({ action }) => ACTIONS.has(action)).map(({ action, title }) => ({ action, title })),
  };
}

/** Whether this occurrence was shown here already (a push service may deliver twice); remembers it either way. */
function shownBefore(tag: string): Promise<boolean> {
  return deviceStore.write(["shown"], async (transaction) => {
    const store = transaction.objectStore("shown");
    const known = await store.get(tag);
    await store.put({ tag, at: Date.now() });
    const all = await store.getAll();
    const surplus = all.toSorted((a, b) => a.at - b.at).slice(0, Math.max(0, all.length - REMEMBERED));
    for (const old of surplus) await store.delete(old.tag);
    return known !== undefined;
  });
}

async function tellPages(word: "pull" | "test-arrived"): Promise<void> {
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage(word);
}

async function openApp(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (page) await page.focus();
  else await self.clients.openWindow("/");
}
