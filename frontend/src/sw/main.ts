/** The service worker: the app without a connection, updates that never mix versions, reminders. */

import { build } from "./build";
import { isAppPage, isLanding } from "./pages";
import { Precache } from "./precache";
import { answerTap, showReminder } from "./reminders";
import { replaceSubscription, type SubscriptionChange } from "./subscription";

declare const self: ServiceWorkerGlobalScope;

const SHELL = "/";

const precache = new Precache(build.version, build.files, build.landing);

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
    if (isAppPage(url.pathname)) event.respondWith(fromPrecache(SHELL, request));
    if (isLanding(url.pathname)) event.respondWith(fromPrecache(build.landing.address, request));
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
