/** Who is signed in: coming in, being recognised, and leaving without losing words. */

import { ApiProblem, getJson, send } from "../api";
import { deviceZone } from "../time";
import { closeAccount, openAccount, openEarly } from "./account";
import { forgetBegun } from "./begun";
import { forgetMe, forgetOldDemos, isOnDevice, keepOnlyUnsent, rememberedAccount, rememberedMe, rememberMe, unsentOnDevice, wipeDevice } from "./device";
import { forgetDrafts } from "./drafts";
import { forgetPush, unsubscribePush } from "./push";
import { forgetChoice, me, signedOut } from "./state";
import { syncNow, wakeUp } from "./sync";
import { announce } from "./tabs";
import { forgetTraces } from "./traces";
import type { Me } from "./types";

export interface SignUp {
  name: string;
  login: string;
  password: string;
  shared_device: boolean;
}

export interface SignIn {
  login: string;
  password: string;
  shared_device: boolean;
}

/** Put the remembered person on screen without asking the server; false when there is none. */
export async function openRemembered(): Promise<boolean> {
  const hint = rememberedAccount();
  if (hint) openEarly(hint);
  const who = await rememberedMe();
  if (isPlaceOver(who)) {
    me.value = who;
    await leaveEnded();
    return false;
  }
  if (who) await openAccount(who);
  else await closeAccount();
  return who !== null;
}

/** Ask the server who is signed in and follow it; null when nobody is. Throws `NoConnection`. */
export async function recognise(): Promise<Me | null> {
  try {
    const who = await getJson<Me>("/api/me");
    if (who.account.id === me.value?.account.id && Boolean(who.family) === Boolean(me.value.family)) {
      me.value = who;
      await rememberMe(who);
    } else {
      await comeIn(who);
    }
    signedOut.value = false;
    return who;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    if (me.value?.demo) await leaveDemo();
    else if (isPlaceOver(me.value)) await leaveEnded();
    else if (me.value?.shared_device) await leaveShared();
    signedOut.value = me.value !== null;
    return null;
  }
}

/** Create an account with its family and come in. */
export async function signUp(details: SignUp): Promise<Me> {
  return arrive(await send<Me>("POST", "/api/accounts", { ...details, zone: deviceZone() }));
}

/** Come in with a name and a password. */
export async function signIn(details: SignIn): Promise<Me> {
  return arrive(await send<Me>("POST", "/api/sessions", details));
}

/** Look around in a world of one's own, without an account. */
export async function startDemo(door: "parent" | "therapist"): Promise<Me> {
  const who = await arrive(await send<Me>("POST", "/api/demo", { door, zone: deviceZone() }));
  await forgetOldDemos(who.account.id);
  return who;
}

export type SignOut = { done: true } | { done: false; unsent: number };

/** Leave: send what waits, then wipe this device. Entries that could not be sent stop it,
 *  unless the person said to let them go. Throws `NoConnection`. */
export async function signOut(options: { letGo?: boolean } = {}): Promise<SignOut> {
  await syncNow();
  const unsent = await unsentOnDevice();
  if (unsent > 0 && !options.letGo) return { done: false, unsent };
  await unsubscribePush().catch(() => undefined);
  await endSession();
  await clearDevice();
  return { done: true };
}

/** Clear this device of everybody, after the server has ended the session, and begin with a clean page. */
export async function clearDevice(): Promise<void> {
  forgetDrafts();
  await closeAccount();
  await wipeDevice();
  forgetTraces();
  forgetChoice();
  me.value = null;
  signedOut.value = false;
  announce("person");
  startOver();
}

/** Whether the time a helper was let in for has passed: their phone says so by itself, also without a connection. */
function isPlaceOver(who: Me | null): boolean {
  const until = who?.family?.until;
  return until ? Date.parse(until) <= Date.now() : false;
}

let leaving: Promise<void> = Promise.resolve();

/** This device was signed out from another one, or its time is over: rows and person go, unsent words wait unseen. */
export async function leaveEnded(): Promise<void> {
  const who = me.value;
  if (!who) return;
  leaving = clearEnded(who);
  await leaving;
  await forgetPush().catch(() => undefined);
}

/** Resolves when whoever was signed out from another device has left this one, as far as that could be done. */
export async function hasLeft(): Promise<void> {
  await leaving.catch(() => undefined);
}

async function clearEnded(who: Me): Promise<void> {
  me.value = null;
  forgetDrafts();
  await closeAccount();
  forgetChoice();
  forgetTraces();
  await forgetMe();
  if (who.family) await keepOnlyUnsent(who.account.id);
  signedOut.value = false;
  announce("ended");
}

async function arrive(who: Me): Promise<Me> {
  await comeIn(who);
  announce("person");
  return who;
}

async function comeIn(who: Me): Promise<Me> {
  await rememberMe(who);
  forgetDrafts();
  await openAccount(who);
  // Whoever has no family any more keeps none of its rows; their own words that were not sent stay theirs.
  if (!who.family && (await isOnDevice(who.account.id))) await keepOnlyUnsent(who.account.id);
  signedOut.value = false;
  wakeUp();
  return who;
}

/** On a shared device a session that is over leaves nothing on the screen; unsent words wait there unseen. */
async function leaveShared(): Promise<void> {
  if (me.value) forgetBegun(me.value.account.id);
  forgetTraces();
  forgetDrafts();
  await closeAccount();
  await forgetMe();
  forgetChoice();
  me.value = null;
}

/** A demo world that is over has nothing to come back to, and nothing of anybody's to keep. */
async function leaveDemo(): Promise<void> {
  forgetTraces();
  forgetDrafts();
  await closeAccount();
  await forgetOldDemos("");
  await forgetMe();
  forgetChoice();
  me.value = null;
}

/** The server had the browser drop the service worker and every file too: begin with a clean page. */
function startOver(): void {
  globalThis.location?.replace("/welcome");
}

async function endSession(): Promise<void> {
  try {
    await send("DELETE", "/api/sessions/current");
  } catch (error) {
    // Already signed out on the server: what is left is to clean this device.
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
}
