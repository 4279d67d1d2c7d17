/** When the browser replaces a push subscription by itself, the server hears of the new one. */

declare const self: ServiceWorkerGlobalScope;

export interface SubscriptionChange extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null;
  readonly oldSubscription?: PushSubscription | null;
}

/** Subscribe again under the same key where the browser has not done so, and tell the server. */
export async function replaceSubscription(change: SubscriptionChange): Promise<void> {
  const key = change.oldSubscription?.options.applicationServerKey;
  const renewed =
    change.newSubscription ??
    (key ? await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }) : null);
  if (!renewed) return;
  const { endpoint, keys } = renewed.toJSON();
  await fetch("/api/push/subscriptions", {
    method: "PUT",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } }),
  });
}
