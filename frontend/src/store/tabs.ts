/** The tabs of this app on this device hear from each other. */

/** rows: something was written; person: somebody else came in, or who was here has left; ended: this device was signed out. */
type News = "rows" | "person" | "ended";

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("evenday");
// Outside a browser an open channel would keep the process alive; in a browser there is no such method.
(channel as { unref?: () => void } | null)?.unref?.();

/** Tell the other tabs. */
export function announce(news: News = "rows"): void {
  channel?.postMessage(news);
}

/** Run when another tab had news of this kind. */
export function onAnnouncement(news: News, run: () => void): void {
  channel?.addEventListener("message", (event) => {
    if (event.data === news) run();
  });
}
