/** The world around the service worker: notifications, windows, and what it sends. */

import "fake-indexeddb/auto";

export interface Shown {
  title: string;
  options: Record<string, unknown> & { tag: string; data: unknown; actions: { action: string }[] };
  closed: boolean;
}

interface Page {
  url: string;
  words: unknown[];
  focused: boolean;
}

/** Stands in for `self`, `fetch` and `Notification` of a worker. */
export class FakeWorker {
  readonly shown: Shown[] = [];
  readonly opened: string[] = [];
  readonly sent: { address: string; body: Record<string, unknown> }[] = [];
  readonly pages: Page[] = [];
  online = true;

  /** Become the worker's global; `buttons` is what the browser says it shows, if it says so. */
  install(buttons?: number): this {
    const world = globalThis as Record<string, unknown>;
    world.self = { registration: this.registration, clients: this.clients, location: { origin: "https://home.test" } };
    world.Notification = buttons === undefined ? {} : { maxActions: buttons };
    world.fetch = async (address: string, init: RequestInit) => {
      if (!this.online) throw new TypeError("fetch failed");
      this.sent.push({ address, body: JSON.parse(String(init.body)) as Record<string, unknown> });
      return new Response(null, { status: 204 });
    };
    return this;
  }

  /** What stands on the lock screen now. */
  get onScreen(): Shown[] {
    return this.shown.filter(({ closed }) => !closed);
  }

  /** A window of the app. */
  openPage(path: string): Page {
    const page: Page = { url: `https://home.test${path}`, words: [], focused: false };
    this.pages.push(page);
    return page;
  }

  private readonly registration = {
    showNotification: async (title: string, options: Shown["options"]) => {
      for (const other of this.onScreen) if (options.tag && other.options.tag === options.tag) other.closed = true;
      this.shown.push({ title, options, closed: false });
    },
    getNotifications: async ({ tag }: { tag: string }) =>
      this.onScreen
        .filter(({ options }) => options.tag === tag)
        .map((one) => ({ data: one.options.data, close: () => (one.closed = true) })),
  };

  private readonly clients = {
    matchAll: async () =>
      this.pages.map((page) => ({
        url: page.url,
        postMessage: (word: unknown) => page.words.push(word),
        focus: async () => (page.focused = true),
      })),
    openWindow: async (address: string) => this.opened.push(address),
  };
}
