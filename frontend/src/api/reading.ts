/** Something that is only ever shown live: asked when the view opens and whenever somebody comes back to it. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ApiProblem, NoConnection } from "../api";
import { problemWords } from "./problem-words";

export type State<T> =
  | { is: "loading" }
  | { is: "here"; value: T }
  | { is: "gone" }
  | { is: "alone" }
  | { is: "signed-out" }
  | { is: "failed"; words: string };

const FRESH_MS = 60_000;

/** Holds the newest answer and nothing older: without a connection there is nothing to show. */
export class Reading<T> {
  readonly #read: () => Promise<T>;
  readonly #state = signal<State<T>>({ is: "loading" });
  #asked = 0;
  #answered = 0;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  get state(): ReadonlySignal<State<T>> {
    return this.#state;
  }

  /** Ask now; only the newest question's answer counts. */
  async ask(): Promise<void> {
    const question = ++this.#asked;
    const next = await this.#read().then((value): State<T> => ({ is: "here", value }), stateOf);
    if (question !== this.#asked) return;
    this.#answered = Date.now();
    this.#state.value = next;
  }

  /** Show what an action of this person has just made of it. */
  change(edit: (value: T) => T): void {
    const { value: state } = this.#state;
    if (state.is === "here") this.#state.value = { is: "here", value: edit(state.value) };
  }

  /** Say that it is gone, when another request has found out. */
  forget(): void {
    this.#asked += 1;
    this.#state.value = { is: "gone" };
  }

  /** Ask, and again on every return; answers how to stop. */
  follow(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("online", () => void this.ask(), { signal });
    addEventListener("offline", () => this.#lose(), { signal });
    document.addEventListener("visibilitychange", () => void this.#refresh(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && void this.ask(), { signal });
    void this.ask();
    return () => {
      stop.abort();
      this.#asked += 1;
    };
  }

  // Every question is a look the family is told of, so a glance at another window asks nothing.
  async #refresh(): Promise<void> {
    const stale = Date.now() - this.#answered > FRESH_MS;
    if (document.visibilityState === "visible" && stale) await this.ask();
  }

  #lose(): void {
    this.#asked += 1;
    this.#state.value = { is: "alone" };
  }
}

/** A reading for as long as the view is on screen; a new `key` is a new reading. */
export function useReading<T>(read: () => Promise<T>, key = ""): Reading<T> {
  // The reader closes over nothing but the key.
  const reading = useMemo(() => new Reading(read), [key]);
  useEffect(() => reading.follow(), [reading]);
  return reading;
}

function stateOf(error: unknown): State<never> {
  if (error instanceof NoConnection) return { is: "alone" };
  if (error instanceof ApiProblem && error.status === 404) return { is: "gone" };
  if (error instanceof ApiProblem && error.status === 401) return { is: "signed-out" };
  return { is: "failed", words: problemWords(error) };
}
