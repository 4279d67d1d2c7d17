/** Reminders on this device: asked for by a tap, renewed on every open, taken back at any time. */

import { signal } from "@preact/signals";
import { getJson, send } from "../api";
import { fromBase64Url } from "../base64url";
import { isAppleTouch, isInstalled } from "../installed";
import type { Instant } from "./types";

/** What this device can do about reminders now; lost: they were on, and the browser dropped them without a word. */
export type PushState = "unknown" | "unsupported" | "install-first" | "off" | "blocked" | "lost" | "on";

/** What the server knows of this device's reminders. */
export interface PushDevice {
  /** Whether names and steps may stand on the lock screen. */
  detailed: boolean;
  last_arrived_at: Instant | null;
  /** Something was sent since then, and nothing arrived; null when all is well. */
  unconfirmed_since: Instant | null;
}

export const pushState = signal<PushState>("unknown");

/** As the server said it last; null while it has not, and where reminders are off. */
export const device = signal<PushDevice | null>(null);

/** When the last test reminder arrived while the app was open; null when none did. */
export const testArrivedAt = signal<Date | null>(null);

const SUBSCRIPTIONS = "/api/push/subscriptions";
const WANTED_KEY = "evenday.reminders-here";
const DEAF_AFTER_MS = 7 * 86_400_000;

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

/** Take a new subscription in the place of one that nothing arrives by any more; call it from a tap. */
export async function subscribeAnew(): Promise<PushState> {
  const detailed = device.value?.detailed ?? false;
  const former = await currentSubscription();
  if (former) await send("DELETE", SUBSCRIPTIONS, { endpoint: former.endpoint });
  await former?.unsubscribe();
  const state = await subscribePush();
  if (detailed) await setDetailed(true);
  return state;
}

/** Let names and steps stand on this device's lock screen, or take them off it. Throws `NoConnection` and `ApiProblem`. */
export async function setDetailed(on: boolean): Promise<void> {
  const subscription = await currentSubscription();
  if (subscription) await keep(subscription, on);
}

/** Whether this browser shows messages by itself: the service worker hears nothing of them and can confirm none. */
export function showsByItself(): boolean {
  return "pushManager" in globalThis;
}

/** Since when nothing has arrived here though it was sent; null when that is no longer than a week ago,
 *  and where no phone could say that something arrived. */
export function deafSince(known: PushDevice | null, now: Date): Instant | null {
  const since = showsByItself() ? null : (known?.unconfirmed_since ?? null);
  return since !== null && now.getTime() - Date.parse(since) > DEAF_AFTER_MS ? since : null;
}

/** A test has arrived here: the server hears of it as well, but need not be asked. */
export function noteTestArrived(now: Date): void {
  testArrivedAt.value = now;
  if (device.value) device.value = { ...device.value, last_arrived_at: now.toISOString(), unconfirmed_since: null };
}

/** Stop reminders on this device. */
export async function unsubscribePush(): Promise<void> {
  globalThis.localStorage?.removeItem(WANTED_KEY);
  const subscription = await currentSubscription();
  if (!subscription) return;
  await send("DELETE", SUBSCRIPTIONS, { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  device.value = null;
  await readPushState();
}

/** Stop reminders here when the server has already dropped them, and take back what they show. */
export async function forgetPush(): Promise<void> {
  globalThis.localStorage?.removeItem(WANTED_KEY);
  device.value = null;
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications?.()) ?? []) shown.close();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

/** Ask the server for one test reminder to this device. */
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
    // iPhones and iPads offer push only to apps on the Home Screen.
    return isAppleTouch() && !isInstalled() ? "install-first" : "unsupported";
  }
  if (Notification.permission === "denied") return "blocked";
  if (await currentSubscription()) return "on";
  return globalThis.localStorage?.getItem(WANTED_KEY) ? "lost" : "off";
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

/** `detailed` left out keeps what was chosen. */
async function keep(subscription: PushSubscription, detailed?: boolean): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const told = { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth }, detailed };
  device.value = await send<PushDevice | null>("PUT", SUBSCRIPTIONS, told);
  globalThis.localStorage?.setItem(WANTED_KEY, "yes");
}
