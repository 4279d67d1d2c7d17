/** One flight at a time between outbox and server: what was said goes up, what is new comes down. */

import { send } from "../api";
import { account, catchUp, loadAccount, position } from "./account";
import { Backoff } from "./backoff";
import { deviceId } from "./device";
import type { Mutation } from "./mutations";
import { onNewEntry } from "./outbox";
import { type Answer, receive, refuse } from "./receipts";
import { contact, me, sending, signedOut, waitingCount } from "./state";
import { announce, onAnnouncement } from "./tabs";

const BATCH = 50;
const PULL_EVERY_MS = 5_000;
const RETRY_SEEN_MS = 15_000;
const RETRY_EVERY_MS = 60_000;
const LOCK = "evenday-sync";

const backoff = new Backoff(BATCH);
let flight: Promise<void> | null = null;
let again = false;
let lookAgain: () => void = () => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sync now, and from now on whenever there is a reason to; call once. */
export function startSync(): void {
  onNewEntry(() => void syncNow());
  onAnnouncement("rows", () => void (me.value?.family && loadAccount()));
  addEventListener("online", wakeUp);
  addEventListener("offline", () => {
    contact.value = "none";
  });
  addEventListener("pageshow", wakeUp);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wakeUp();
  });
  void syncNow();
}

/** Call `run` when the server says that nobody, or somebody else, is signed in here. */
export function onSignedOut(run: () => void): void {
  lookAgain = run;
}

/** Sync at once, whatever waiting time was left: the person came back, or asked. */
export function wakeUp(): void {
  backoff.clear();
  void syncNow();
}

/** Send what waits and pull what is new; resolves when there is nothing more or no way through. */
export function syncNow(): Promise<void> {
  if (!me.value?.family) return Promise.resolve();
  again = flight !== null;
  flight ??= underLock(fly).finally(() => {
    flight = null;
    plan();
  });
  return flight;
}

async function fly(): Promise<void> {
  if (backoff.holds()) return;
  try {
    await catchUp();
    do {
      again = false;
      while (await exchange()) continue;
    } while (again);
    backoff.clear();
    contact.value = "good";
    signedOut.value = false;
  } catch (error) {
    giveWay(error);
  } finally {
    sending.value = false;
  }
}

/** One request; true when there is more to send or to pull. */
async function exchange(): Promise<boolean> {
  const store = account();
  const mutations = await nextBatch(backoff.size);
  sending.value = mutations.length > 0;
  const request = { device_id: await deviceId(), cursor: position.cursor, mutations };
  const before = { waiting: waitingCount.value, cursor: position.cursor };
  const answer = await send<Answer>("POST", "/api/sync", request, sender()).catch((error: unknown) => {
    const refused = backoff.refused(error, mutations.length);
    if (!refused) throw error;
    return refused;
  });
  if (answer === "smaller") return true;
  if (answer === "too-long" || answer === "invalid") {
    await refuse(store, mutations.map(({ id }) => id), answer);
    return true;
  }
  const restarted = await receive(store, answer);
  if (mutations.length > 0 || answer.changes.length > 0) announce();
  const moved = waitingCount.value < before.waiting || position.cursor > before.cursor || restarted;
  return moved && (restarted || answer.more || waitingCount.value > 0);
}

/** Whose words these are: the server turns them away when somebody else is signed in by now. */
function sender(): Record<string, string> {
  return { "evenday-account": me.value?.account.id ?? "" };
}

async function nextBatch(size: number): Promise<Mutation[]> {
  const entries = await account().use((database) => database.getAll("outbox"));
  return entries
    .filter((entry) => entry.state === "waiting")
    .slice(0, size)
    .map((entry) => entry.mutation);
}

function giveWay(error: unknown): void {
  const verdict = backoff.after(error);
  signedOut.value = verdict === "signed-out";
  contact.value = verdict === "signed-out" ? "good" : "none";
  if (verdict === "signed-out") lookAgain();
}

function plan(): void {
  clearTimeout(timer);
  if (signedOut.value || typeof document === "undefined") return;
  const seen = document.visibilityState === "visible";
  if (!seen && waitingCount.value === 0) return;
  timer = setTimeout(() => void syncNow(), Math.max(backoff.jitter(pauseFor(seen)), backoff.left()));
}

// Who looks at the phone sees the other parent's tap soon, and their own words leave soon after a lost connection.
function pauseFor(seen: boolean): number {
  if (!seen) return RETRY_EVERY_MS;
  return contact.value === "good" ? PULL_EVERY_MS : RETRY_SEEN_MS;
}

// Tabs and windows of one browser take turns; the newest answer is never overwritten by an older one.
function underLock(work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  return locks ? (locks.request(LOCK, work) as Promise<void>) : work();
}
