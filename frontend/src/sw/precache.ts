/** The files of one version of the app: taken in as a whole or not at all, never mixed with another version's. */

/** Address and SHA-256 of every file the app needs without a connection. */
export type FileList = [address: string, sha256: string][];

/** A page made on the server that is needed without a connection too, and the file of this version it must name. */
export interface ServerPage {
  address: string;
  names: string;
}

const PREFIX = "evenday-";
const LIST = "/precache-list";
const AT_ONCE = 6;

export class Precache {
  private readonly name: string;
  private readonly files: FileList;
  private readonly page: ServerPage;
  private readonly addresses: Set<string>;

  constructor(version: string, files: FileList, page: ServerPage) {
    this.name = PREFIX + version;
    this.files = files;
    this.page = page;
    this.addresses = new Set(files.map(([address]) => address));
  }

  /** Whether this version holds the address. */
  holds(address: string): boolean {
    return this.addresses.has(address);
  }

  /** The file at an address; undefined when the browser has cleared it. */
  async find(address: string): Promise<Response | undefined> {
    return caches.match(address, { cacheName: this.name });
  }

  /** Take every file in. Throws, and leaves nothing behind, when one cannot be had exactly as built. */
  async fill(): Promise<void> {
    const cache = await caches.open(this.name);
    try {
      const older = await this.olderCopies();
      const queue = [...this.files];
      const take = async () => {
        for (let file = queue.shift(); file; file = queue.shift()) {
          await cache.put(file[0], older.get(file.join()) ?? (await fetchExactly(...file)));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, take));
      await cache.put(this.page.address, await fetchPage(this.page));
      await cache.put(LIST, new Response(JSON.stringify(this.files)));
    } catch (error) {
      await caches.delete(this.name);
      throw error;
    }
  }

  /** Remove the files of every other version. */
  async dropOthers(): Promise<void> {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== this.name) await caches.delete(name);
    }
  }

  /** What an older version holds with the same address and bytes need not travel again. */
  private async olderCopies(): Promise<Map<string, Response>> {
    const found = new Map<string, Response>();
    const wanted = new Set(this.files.map((file) => file.join()));
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX) || name === this.name) continue;
      const cache = await caches.open(name);
      const list = (await (await cache.match(LIST))?.json()) as FileList | undefined;
      for (const file of list ?? []) {
        const response = wanted.has(file.join()) ? await cache.match(file[0]) : undefined;
        if (response) found.set(file.join(), response);
      }
    }
    return found;
  }
}

/** A server of another version writes a page of other files: taking it in would mix the two. */
async function fetchPage({ address, names }: ServerPage): Promise<Response> {
  const response = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}`);
  if (!(await response.clone().text()).includes(names)) throw new Error(`${address} is not of this version`);
  return response;
}

/** A captive portal or a half-finished deployment answers something else: that must never become the app. */
async function fetchExactly(address: string, sha256: string): Promise<Response> {
  const response = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}`);
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw new Error(`${address} is not the file this version was built with`);
  return response;
}
