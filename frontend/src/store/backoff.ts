/** How long to leave the server alone, and how much to send next, after it said no. */

import { ApiProblem } from "../api";

const REFUSING = new Set([400, 413, 415, 422]);
const WAITING_MS = 30_000;
const SPREAD = 0.25;

export type Refused = "smaller" | "invalid" | "too-long";

export class Backoff {
  /** How many entries the next batch may hold. */
  size: number;
  private readonly fullSize: number;
  private until = 0;

  constructor(fullSize: number) {
    this.fullSize = fullSize;
    this.size = fullSize;
  }

  /** Whether a waiting time is still running. */
  holds(): boolean {
    return this.left() > 0;
  }

  /** Milliseconds left to wait. */
  left(): number {
    return Math.max(0, this.until - Date.now());
  }

  /** No more waiting, full batches. */
  clear(): void {
    this.until = 0;
    this.size = this.fullSize;
  }

  /** A pause spread a little, so that not every phone comes back in the same second. */
  jitter(pause: number): number {
    return pause * (1 + Math.random() * SPREAD);
  }

  /** What to do when a whole request of `count` entries was refused as unreadable; null when it was not that.
   *  Halve until one entry stands alone: that one is set aside, and the rest goes through. */
  refused(error: unknown, count: number): Refused | null {
    if (!(error instanceof ApiProblem) || !REFUSING.has(error.status) || count === 0) return null;
    if (count > 1) {
      this.size = Math.ceil(count / 2);
      return "smaller";
    }
    this.size = this.fullSize;
    return error.status === 413 ? "too-long" : "invalid";
  }

  /** Plan the pause after a failed flight. */
  after(error: unknown): "signed-out" | "no-way" {
    if (error instanceof ApiProblem) {
      if (error.status === 401) return "signed-out";
      this.until = Date.now() + this.jitter(error.retryAfter ?? WAITING_MS);
    }
    return "no-way";
  }
}
