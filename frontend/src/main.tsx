/** Where the app starts: words and rows first, then the screen, then the network. */

import { render } from "preact";
import { onEndedElsewhere, onNeedsProof } from "./api";
import { App, fetchView, firstView } from "./app";
import { preferredLanguage, useLanguage } from "./i18n";
import { sendKeptActions } from "./reminder-actions";
import { askForProof } from "./proof";
import { navigate, route, startRouter } from "./router";
import { provideDaily } from "./routes";
import { loadContent, refreshContent } from "./store/content";
import { renewPush } from "./store/push";
import { leaveEnded, openRemembered, recognise } from "./store/session";
import { me, startClock } from "./store/state";
import { onSignedOut, startSync } from "./store/sync";
import { onAnnouncement } from "./store/tabs";
import { followZone } from "./store/zone-report";
import { startLooks } from "./theme";
import * as daily from "./views/daily";
import { startWorker } from "./worker";

/** A server page that has just signed somebody in ends here; whoever was remembered may be somebody else. */
const JUST_SIGNED_IN = "signed-in";

/** Opens for anybody and asks nobody, as there may be no time for it. */
const UNASKED = new Set(["calm", "calm-board"]);

/** How long a first visit waits to hear who is signed in before it shows the door. */
const PATIENCE_MS = 3_000;

async function start(): Promise<void> {
  const fresh = new URLSearchParams(location.search).has(JUST_SIGNED_IN);
  if (fresh) history.replaceState(history.state, "", location.pathname);
  provideDaily(daily);
  fetchView();
  const [known] = await Promise.all([fresh ? false : openRemembered(), useLanguage(preferredLanguage())]);
  startLooks();
  startRouter();
  onNeedsProof(askForProof);
  onEndedElsewhere(endHere);
  startClock();
  const asked = !known && !UNASKED.has(route.peek().name);
  if (asked) await askWhoIsHere();
  const root = document.getElementById("app");
  if (!root) throw new Error("the page has no place for the app");
  render(<App opens={await firstView()} />, root);
  await painted();
  onAnnouncement("person", () => location.reload());
  onAnnouncement("ended", endHere);
  onSignedOut(() => void quietly(recognise()));
  startSync();
  followZone();
  await quietly(loadContent());
  await Promise.all([
    quietly(startWorker()),
    quietly(asked ? Promise.resolve() : recognise()),
    quietly(refreshContent()),
    quietly(sendKeptActions()),
  ]);
  await quietly(renewPush());
}

/** Not for ever: who is recognised after they were shown the door, and still stands there, is led to where they wanted to go. */
async function askWhoIsHere(): Promise<void> {
  const [wanted, asked] = [location.pathname + location.search, route.peek()];
  const answer = recognise().catch(() => null);
  await Promise.race([answer, pause(PATIENCE_MS)]);
  if (me.value || asked.row?.audience === "anyone") return;
  let waits = true;
  const stop = route.subscribe((at) => {
    waits &&= at === asked || at.name === "welcome" || me.peek() !== null;
  });
  void answer.then((who) => {
    stop();
    if (who && waits) navigate(wanted, { replace: true });
  });
}

/** Signed out from another device: whatever was on screen makes way for a page that says so. */
function endHere(): void {
  if (!me.value) return;
  navigate("/signed-out", { replace: true });
  void quietly(leaveEnded());
}

/** Resolves when the first screen is on the glass; what follows must not hold it up. A hidden page has no paint. */
function painted(): Promise<void> {
  const frame = new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return Promise.race([frame, pause(500)]);
}

function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}

/** Without a connection, or without support for it, the app goes on as it is. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => console.info(String(error)));
}

void start();
