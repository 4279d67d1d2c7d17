/** Reminders on this device: asked for by a tap, renewed on every open, taken back at any time. */

import { signal } from "@preact/signals";
import { getJson, send } from "../api";
import { fromBase64Url } from "../base64url";

/** What this device can do about reminders now. */
export type PushState = "unknown" | "unsupported" | "install-first" | "off" | "blocked" | "on";

export const pushState = signal<PushState>("unknown");

/** When the last test reminder arrived while the app was open; null when none did. */
export const testArrivedAt = signal<Date | null>(null);

const SUBSCRIPTIONS = "/api/push/subscriptions";

/** Ask for permission and subscribe; call it from a tap. Throws `NoConnection` and `ApiProblem`. */
export async function subscribePush(): Promise<PushState> {
  const state = await readPushState();
  if (state === "unsupported" || state === "install-first") return state;
  if ((await Notification.requestPermission()) !== "granted") return readPushState();
  const { public_key: key } = await getJson<{ public_key: string }>("/api/push");
  await keep(await subscribe(await navigator.serviceWorker.ready, key));
  return readPushState();
}

/** Tell the server again about the subscription this device has; browsers replace them without a word. */
export async function renewPush(): Promise<void> {
  if ((await readPushState()) !== "on") return;
  const registration = await navigator.serviceWorker.ready;
  const { public_key: key } = await getJson<{ public_key: string }>("/api/push");
  await keep(await subscribe(registration, key));
}

/** Stop reminders on this device. */
export async function unsubscribePush(): Promise<void> {
  const subscription = await currentSubscription();
  if (!subscription) return;
  await send("DELETE", SUBSCRIPTIONS, { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  await readPushState();
}

/** Stop reminders here when the server has already dropped them, and take back what they show. */
export async function forgetPush(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications?.()) ?? []) shown.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

/** Ask the server for one test reminder to this account's devices. */
export function testPush(): Promise<void> {
  return send("POST", "/api/push/tests", {});
}

/** Find out, and publish, what this device can do. */
export async function readPushState(): Promise<PushState> {
  pushState.value = await judge();
  return pushState.value;
}

async function judge(): Promise<PushState> {
  if (!("serviceWorker" in navigator) || !("PushManager" in globalThis) || !("Notification" in globalThis)) {
    return isAppleTab() ? "install-first" : "unsupported";
  }
  if (Notification.permission === "denied") return "blocked";
  return (await currentSubscription()) ? "on" : "off";
}

/** iPhones and iPads offer push only to apps on the Home Screen. */
function isAppleTab(): boolean {
  const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.maxTouchPoints > 1 && /Mac/.test(navigator.userAgent));
  return apple && !matchMedia("(display-mode: standalone)").matches;
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

/** The device's subscription under the server's present key; one under an older key is replaced. */
async function subscribe(registration: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const wanted = fromBase64Url(key);
  const present = await registration.pushManager.getSubscription();
  if (present) {
    const used = new Uint8Array(present.options.applicationServerKey ?? new ArrayBuffer(0));
    if (used.length === wanted.length && used.every((byte, index) => byte === wanted[index])) return present;
    await present.unsubscribe();
  }
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted });
}

async function keep(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await send("PUT", SUBSCRIPTIONS, { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } });
}
