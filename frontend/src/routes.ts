/** Which view answers which address, and with which others it is fetched. */

import type { ComponentType } from "preact";

export interface ViewProps {
  params: Record<string, string>;
}

/** Who may open it: every adult of a family, its parents only, a therapist, anybody signed in, or anybody. */
export type Audience = "family" | "parent" | "therapist" | "signed-in" | "anyone";

export interface RouteRow {
  path: string;
  name: RouteName;
  audience: Audience;
  load: () => Promise<ComponentType<ViewProps>>;
}

export type RouteName = string;

// Views that are used together travel together: one request instead of a dozen small ones.
const daily = from(async () => dailyViews());
const family = from(() => import("./views/family"));
const play = from(() => import("./views/play"));
const home = from(() => import("./views/home"));
const desk = from(() => import("./views/desk"));
const calm = from(() => import("./views/calm"));

export const routes: RouteRow[] = [
  { path: "/", name: "today", audience: "family", load: daily("Today") },
  { path: "/welcome", name: "welcome", audience: "anyone", load: family("Welcome") },
  { path: "/signed-out", name: "signed-out", audience: "anyone", load: family("SignedOut") },
  { path: "/start", name: "start", audience: "anyone", load: family("Start") },
  { path: "/start/sign-in", name: "sign-in-offer", audience: "family", load: family("SignInOffer") },
  { path: "/start/routines", name: "more-routines", audience: "parent", load: family("MoreRoutines") },
  { path: "/log/win", name: "log-win", audience: "family", load: daily("LogWin") },
  { path: "/log/check-in", name: "check-in", audience: "family", load: daily("CheckIn") },
  { path: "/log/moment", name: "log-moment", audience: "family", load: daily("LogMoment") },
  { path: "/journal", name: "journal", audience: "parent", load: daily("Journal") },
  { path: "/waiting", name: "waiting", audience: "family", load: daily("Waiting") },
  { path: "/play", name: "play", audience: "parent", load: daily("Play") },
  { path: "/play/now", name: "play-now", audience: "parent", load: play("PlayNow") },
  { path: "/play/find", name: "find-idea", audience: "parent", load: play("FindIdea") },
  { path: "/play/saved", name: "saved-ideas", audience: "parent", load: play("SavedIdeas") },
  { path: "/play/own", name: "own-ideas", audience: "parent", load: play("OwnIdeas") },
  { path: "/play/own/new", name: "new-idea", audience: "parent", load: play("OwnIdea") },
  { path: "/play/own/:id", name: "own-idea", audience: "parent", load: play("OwnIdea") },
  { path: "/play/:id", name: "activity", audience: "parent", load: play("Activity") },
  { path: "/play/:id/start", name: "start-play", audience: "parent", load: play("StartPlay") },
  { path: "/about/senses", name: "senses", audience: "parent", load: play("Senses") },
  { path: "/calm", name: "calm", audience: "anyone", load: daily("Calm") },
  { path: "/calm/board", name: "calm-board", audience: "anyone", load: calm("CalmBoard") },
  { path: "/calm/corner", name: "calm-corner", audience: "anyone", load: calm("CalmCorner") },
  { path: "/about", name: "about", audience: "parent", load: calm("About") },
  { path: "/progress", name: "progress", audience: "parent", load: daily("Progress") },
  { path: "/rest", name: "rest", audience: "family", load: home("Rest") },
  { path: "/rest/pass", name: "bedtime-pass", audience: "family", load: home("Pass") },
  { path: "/food", name: "food", audience: "parent", load: home("Food") },
  { path: "/help", name: "help", audience: "anyone", load: home("Help") },
  { path: "/help/numbers", name: "help-numbers", audience: "anyone", load: home("HelpNumbers") },
  { path: "/help/evidence", name: "help-evidence", audience: "anyone", load: home("HelpEvidence") },
  { path: "/help/:card", name: "help-card", audience: "anyone", load: home("HelpCard") },
  { path: "/reminders", name: "reminders", audience: "family", load: family("Reminders") },
  { path: "/check-phone", name: "check-phone", audience: "family", load: family("CheckPhone") },
  { path: "/routines", name: "routines", audience: "parent", load: family("Routines") },
  { path: "/settings", name: "settings", audience: "family", load: family("Settings") },
  { path: "/settings/security", name: "security", audience: "signed-in", load: family("Security") },
  { path: "/sharing", name: "sharing", audience: "parent", load: family("Sharing") },
  { path: "/sharing/new", name: "sharing-new", audience: "parent", load: family("SharingNew") },
  { path: "/sharing/history", name: "sharing-history", audience: "parent", load: family("SharingHistory") },
  { path: "/sharing/seen/:grant", name: "sharing-seen", audience: "parent", load: desk("Seen") },
  { path: "/asked", name: "asked", audience: "signed-in", load: family("Asked") },
  { path: "/caseload", name: "caseload", audience: "therapist", load: desk("Caseload") },
  { path: "/caseload/:child", name: "review", audience: "therapist", load: desk("Review") },
];

let provided: DailyViews | null = null;

/** The views of every day come with the entry, which hands them in: from here they would import one another in a ring. */
export function provideDaily(views: DailyViews): void {
  provided = views;
}

function dailyViews(): DailyViews {
  if (!provided) throw new Error("the views of every day were not handed in");
  return provided;
}

type DailyViews = typeof import("./views/daily");
type Views = Record<string, ComponentType<ViewProps>>;

/** Loaders for the views of one group, by name. */
function from<V extends Views>(group: () => Promise<V>): (name: keyof V) => () => Promise<ComponentType<ViewProps>> {
  return (name) => async () => (await group())[name] as ComponentType<ViewProps>;
}
