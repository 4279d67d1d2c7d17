/** The service worker: the app without a connection, updates that never mix versions, reminders. */

import { build } from "./build";
import { Precache } from "./precache";
import { answerTap, showReminder } from "./reminders";
import { replaceSubscription, type SubscriptionChange } from "./subscription";

declare const self: ServiceWorkerGlobalScope;

const SHELL = "/";
const SERVER_PAGES = /^\/(sign-in|join|helper|enter|recover|summary|n|health|api|problems)(\/|$)/;

const precache = new Precache(build.version, build.files);

self.addEventListener("install", (event) => {
  event.waitUntil(precache.fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(precache.dropOthers().then(() => self.clients.claim()));
});

// A new version waits until the person says so, or until every window of the old one is closed.
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (!SERVER_PAGES.test(url.pathname)) event.respondWith(fromPrecache(SHELL, request));
  } else if (precache.holds(url.pathname)) {
    event.respondWith(fromPrecache(url.pathname, request));
  }
});

self.addEventListener("push", (event) => {
  event.waitUntil(showReminder(event.data?.text()));
});

self.addEventListener("notificationclick", (event) => {
  event.waitUntil(answerTap(event.notification, event.action));
});

self.addEventListener("pushsubscriptionchange", (event) => {
  (event as ExtendableEvent).waitUntil(replaceSubscription(event as SubscriptionChange));
});

async function fromPrecache(address: string, request: Request): Promise<Response> {
  return (await precache.find(address)) ?? fetch(request);
}
