/** Other tabs of this app on this device hear when something was written. */

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("evenday");
// Outside a browser an open channel would keep the process alive; in a browser there is no such method.
(channel as { unref?: () => void } | null)?.unref?.();

/** Tell the other tabs that rows or outbox changed. */
export function announce(): void {
  channel?.postMessage("changed");
}

/** Run when another tab wrote. */
export function onAnnouncement(run: () => void): void {
  channel?.addEventListener("message", run);
}
