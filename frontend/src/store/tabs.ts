/** Other tabs of this app on this device hear when something was written. */

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("evenday");

/** Tell the other tabs that rows or outbox changed. */
export function announce(): void {
  channel?.postMessage("changed");
}

/** Run when another tab wrote. */
export function onAnnouncement(run: () => void): void {
  channel?.addEventListener("message", run);
  // Node keeps a process alive for an open channel; a browser has no such method.
  (channel as { unref?: () => void } | null)?.unref?.();
}
