/** Which view answers which address. Every row is its own chunk, fetched when it is needed. */

import type { ComponentType } from "preact";

export interface ViewProps {
  params: Record<string, string>;
}

/** Who may open it: a parent or carer with a family, a therapist, or anybody. */
export type Audience = "family" | "therapist" | "signed-in" | "anyone";

export interface RouteRow {
  path: string;
  name: RouteName;
  audience: Audience;
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
}

export type RouteName = string;

export const routes: RouteRow[] = [
  { path: "/", name: "today", audience: "family", load: () => import("./views/today/today") },
  { path: "/welcome", name: "welcome", audience: "anyone", load: () => import("./views/welcome/welcome") },
  { path: "/start", name: "start", audience: "anyone", load: () => import("./views/start/start") },
  { path: "/start/routines", name: "more-routines", audience: "family", load: () => import("./views/start/more-routines") },
  { path: "/log/win", name: "log-win", audience: "family", load: () => import("./views/log/win") },
  { path: "/log/check-in", name: "check-in", audience: "family", load: () => import("./views/log/check-in") },
  { path: "/journal", name: "journal", audience: "family", load: () => import("./views/journal/journal") },
  { path: "/waiting", name: "waiting", audience: "family", load: () => import("./views/waiting/waiting") },
  { path: "/play", name: "play", audience: "family", load: () => import("./views/play/play") },
  { path: "/play/:id", name: "activity", audience: "family", load: () => import("./views/play/activity") },
  { path: "/calm", name: "calm", audience: "family", load: () => import("./views/calm/calm") },
  { path: "/progress", name: "progress", audience: "family", load: () => import("./views/progress/progress") },
  { path: "/reminders", name: "reminders", audience: "family", load: () => import("./views/reminders/reminders") },
  { path: "/routines", name: "routines", audience: "family", load: () => import("./views/routines/routines") },
  { path: "/settings", name: "settings", audience: "family", load: () => import("./views/settings/settings") },
  { path: "/sharing", name: "sharing", audience: "family", load: () => import("./views/sharing/sharing") },
  { path: "/sharing/new", name: "sharing-new", audience: "family", load: () => import("./views/sharing/new") },
  { path: "/caseload", name: "caseload", audience: "therapist", load: () => import("./views/caseload/caseload") },
  { path: "/caseload/:child", name: "review", audience: "therapist", load: () => import("./views/caseload/review") },
];
