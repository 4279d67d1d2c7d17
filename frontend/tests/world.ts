/** The world around the store: an IndexedDB, a server that keeps rows, and a network that can fail. */

import "fake-indexeddb/auto";
import type { Mutation } from "../src/store/mutations";
import type { Receipt } from "../src/store/receipts";
import type { Change, Me } from "../src/store/types";

export interface SyncRequest {
  device_id: string;
  cursor: number;
  mutations: Mutation[];
}

type Failure = "no-connection" | "lost-answer" | { status: number; retryAfter?: string };

/** A server of one family: receipts by mutation id, rows with revisions, and failures on command. */
export class FakeServer {
  readonly requests: SyncRequest[] = [];
  readonly applied: Mutation[] = [];
  readonly rows: Change[] = [];
  epoch = "e1";
  /** Whose session the browser's cookie opens; null: whoever asks. */
  signedIn: string | null = null;
  page = 200;
  /** Who the browser's cookie belongs to, as `/api/me` says it. */
  me: Me | null = null;
  /** One failure for each of the next requests. */
  failures: Failure[] = [];
  /** Mutation names this server refuses. */
  refuses = new Set<string>();
  /** Bodies it cannot even read, by mutation id. */
  poison = new Set<string>();
  /** Turns an applied mutation into rows; the default keeps none. */
  rowsOf: (mutation: Mutation) => Omit<Change, "revision">[] = () => [];
  private revision = 0;
  private readonly receipts = new Map<string, Receipt>();

  /** Take the place of the network. */
  install(): this {
    globalThis.fetch = (async (address: string, init: RequestInit) => this.answer(address, init)) as typeof fetch;
    return this;
  }

  /** Put a row of somebody else's into the feed. */
  publish(row: Omit<Change, "revision">): void {
    const known = this.rows.findIndex((other) => other.kind === row.kind && other.id === row.id);
    if (known >= 0) this.rows.splice(known, 1);
    this.revision += 1;
    this.rows.push({ ...row, revision: this.revision });
  }

  private answer(address: string, init: RequestInit): Response {
    if (address === "/api/me") return this.me ? Response.json(this.me) : problem(401);
    if (address === "/api/sessions") return Response.json(this.me, { status: 201 });
    if (address === "/api/sessions/current") return new Response(null, { status: 204 });
    if (address !== "/api/sync") return problem(404);
    const failure = this.failures.shift();
    if (failure === "no-connection") throw new TypeError("fetch failed");
    if (typeof failure === "object") return problem(failure.status, failure.retryAfter);
    const writer = new Headers(init.headers).get("evenday-account");
    if (this.signedIn !== null && writer !== this.signedIn) return problem(401);
    const request = JSON.parse(String(init.body)) as SyncRequest;
    this.requests.push(request);
    if (request.mutations.some(({ id }) => this.poison.has(id))) return problem(422);
    const receipts = request.mutations.map((mutation) => this.receive(mutation));
    if (failure === "lost-answer") throw new TypeError("connection reset");
    return Response.json({ receipts, ...this.pull(request.cursor), epoch: this.epoch });
  }

  private receive(mutation: Mutation): Receipt {
    const known = this.receipts.get(mutation.id);
    if (known) return known;
    const refused = this.refuses.has(mutation.name);
    const receipt: Receipt = { id: mutation.id, status: refused ? "rejected" : "applied", reason: refused ? "gone" : null };
    this.receipts.set(mutation.id, receipt);
    if (!refused) {
      this.applied.push(mutation);
      for (const row of this.rowsOf(mutation)) this.publish(row);
    }
    return receipt;
  }

  private pull(cursor: number) {
    const newer = this.rows.filter((row) => row.revision > cursor).sort((a, b) => a.revision - b.revision);
    const changes = newer.slice(0, this.page);
    return { changes, cursor: changes.at(-1)?.revision ?? cursor, more: newer.length > changes.length };
  }
}

function problem(status: number, retryAfter?: string): Response {
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (retryAfter) headers["retry-after"] = retryAfter;
  return new Response(JSON.stringify({ type: "/problems/test", status, title: "", detail: "" }), { status, headers });
}

/** A parent of a family, by default on their own phone. */
export function parent(id = "ana", shared = false): Me {
  return {
    account: { id, name: "Ana" },
    family: { id: "family", role: "owner", zone: "Europe/Lisbon", day_starts_at: 4 },
    therapist: false,
    demo: false,
    demo_ends_at: null,
    shared_device: shared,
  };
}
