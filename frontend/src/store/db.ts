/** IndexedDB: one database per account, one tiny one that says who is signed in on this device. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Content } from "./content-types";
import type { Entry } from "./mutations";
import type { Bodies, Kind, Me } from "./types";

export interface Row {
  kind: Kind;
  id: string;
  revision: number;
  body: Bodies[Kind];
}

export interface Position {
  cursor: number;
  epoch: string | null;
  /** The kinds of rows that were kept up to here; those of an older version of the app were fewer. */
  kinds?: string;
}

/** Everything one account has on this device. */
export interface AccountSchema extends DBSchema {
  rows: { key: [string, string]; value: Row };
  outbox: { key: number; value: Entry; indexes: { mutation: string } };
  position: { key: "position"; value: Position };
  drafts: { key: string; value: unknown };
}

export interface DeviceInfo {
  id: string;
}

/** A tap on a notification that could not be sent yet. */
export interface ReminderAction {
  id: string;
  token: string;
  action: "done" | "later" | "not_today";
  /** Which turn of the reminder it answers, where that is known. */
  turn?: number;
}

/** What belongs to the device, whoever uses it. */
export interface DeviceSchema extends DBSchema {
  me: { key: "me"; value: Me };
  accounts: { key: string; value: { id: string; name: string; demo: boolean } };
  device: { key: "device"; value: DeviceInfo };
  content: { key: "content"; value: { etag: string | null; pack: Content } };
  actions: { key: string; value: ReminderAction };
  shown: { key: string; value: { tag: string; at: number } };
}

const DEAD = new Set(["InvalidStateError", "UnknownError", "AbortError"]);

/** A database that opens itself again when the browser dropped the connection (WebKit does, in the background). */
export class Store<S extends DBSchema> {
  private handle: Promise<IDBPDatabase<S>> | undefined;
  private readonly name: string;
  private readonly upgrade: (database: IDBPDatabase<S>) => void;
  opens = 0;

  constructor(name: string, upgrade: (database: IDBPDatabase<S>) => void) {
    this.name = name;
    this.upgrade = upgrade;
  }

  /** Run `work` on the open database; a dead connection is opened once more and the work repeated. */
  async use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work(await this.open());
      } catch (error) {
        if (attempt > 0 || !DEAD.has((error as Error).name)) throw error;
        this.handle = undefined;
      }
    }
  }

  /** Run `work` in one read-write transaction that is on the disk when this resolves. */
  write<N extends StoreNames<S>, T>(
    stores: N[],
    work: (transaction: IDBPTransaction<S, N[], "readwrite">) => Promise<T>,
  ): Promise<T> {
    return this.use(async (database) => {
      const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
      try {
        const [result] = await Promise.all([work(transaction), transaction.done]);
        return result;
      } catch (error) {
        abortQuietly(transaction);
        throw error;
      }
    });
  }

  /** Close the connection, for example before the database is deleted. */
  async close(): Promise<void> {
    const handle = this.handle;
    this.handle = undefined;
    (await handle?.catch(() => undefined))?.close();
  }

  private open(): Promise<IDBPDatabase<S>> {
    if (!this.handle) {
      this.opens += 1;
      this.handle = this.connect();
      this.handle.catch(() => {
        this.handle = undefined;
      });
    }
    return this.handle;
  }

  private connect(): Promise<IDBPDatabase<S>> {
    const forget = () => {
      this.handle = undefined;
    };
    return openDB<S>(this.name, 1, {
      upgrade: (database) => this.upgrade(database),
      terminated: forget,
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
    });
  }
}

/** The database of one account. Upgrades add stores; the outbox is never dropped by one. */
export function accountStore(accountId: string): Store<AccountSchema> {
  return new Store<AccountSchema>(accountDatabase(accountId), (database) => {
    database.createObjectStore("rows", { keyPath: ["kind", "id"] });
    const outbox = database.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
    outbox.createIndex("mutation", "mutation.id", { unique: true });
    database.createObjectStore("position");
    database.createObjectStore("drafts");
  });
}

/** The name of an account's database. */
export function accountDatabase(accountId: string): string {
  return `evenday-${accountId}`;
}

/** The database of the device. */
export const deviceStore = new Store<DeviceSchema>("evenday", (database) => {
  database.createObjectStore("me");
  database.createObjectStore("accounts", { keyPath: "id" });
  database.createObjectStore("device");
  database.createObjectStore("content");
  database.createObjectStore("actions", { keyPath: "id" });
  database.createObjectStore("shown", { keyPath: "tag" });
});

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // already over: there is nothing left to undo
  }
}
