/** What families share with a therapist: asked fresh every time, never kept on the machine. */

import { getJson, send } from "../api";
import type { AgeBand, Area, Day, Instant, Scores } from "../store/types";
import type { ShareKind } from "./sharing";

export interface CaseloadChild {
  child_id: string;
  nickname: string;
  age_band: AgeBand;
  picture: string;
  parents: string[];
  kinds: ShareKind[];
  until: Day;
  new_count: number;
  latest: { kind: EntryKind; at: Instant; excerpt: string } | null;
  seen_at: Instant | null;
}

export type EntryKind = "win" | "rating";

interface EntryHead {
  id: string;
  at: Instant;
  day: Day;
  by: string;
}

export interface WinEntry extends EntryHead {
  kind: "win";
  text: string;
  areas: Area[];
}

export interface RatingEntry extends EntryHead, Scores {
  kind: "rating";
}

export type ReviewEntry = WinEntry | RatingEntry;

/** One week's averages, 1 to 5; null where there were too few check-ins. */
export type ReviewWeek = { week: string } & Record<keyof Scores, number | null>;

export interface JournalPage {
  entries: ReviewEntry[];
  /** Ask for the entries before this; null when there are none. */
  more_before: string | null;
}

/** A routine, and on how many of its days in the last two weeks it was finished. */
export interface RoutineCount {
  title: string;
  picture: string;
  finished: number;
  of: number;
}

export interface Review extends JournalPage {
  child: { id: string; nickname: string; age_band: AgeBand; picture: string };
  parents: string[];
  kinds: ShareKind[];
  since: Day;
  until: Day;
  seen_at: Instant | null;
  /** The family's reminders are paused until then. */
  paused_until?: Instant | null;
  weeks: ReviewWeek[];
  routines: RoutineCount[];
}

/** Every child shared with this person, newest unread first. */
export async function readCaseload(): Promise<CaseloadChild[]> {
  const { children } = await getJson<{ children: CaseloadChild[] }>("/api/caseload");
  return children;
}

/** Weeks and first journal page of one child; the family sees that somebody looked. */
export function readReview(childId: string): Promise<Review> {
  return getJson<Review>(`/api/caseload/${childId}`);
}

/** The journal page before a cursor. */
export function readEarlier(childId: string, before: string): Promise<JournalPage> {
  return getJson<JournalPage>(`/api/caseload/${childId}/journal?before=${encodeURIComponent(before)}`);
}

/** Mark everything so far as seen; answers when that was. */
export async function markSeen(childId: string): Promise<Instant> {
  const { seen_at } = await send<{ seen_at: Instant }>("POST", `/api/caseload/${childId}/looks`, {});
  return seen_at;
}

/** Exactly what the therapist of a grant sees, for the parents who gave it; nobody is told of a look. */
export function readPreview(grantId: string): Promise<Review> {
  return getJson<Review>(`/api/sharing/grants/${grantId}/preview`);
}

/** The journal page before a cursor, as the therapist of a grant sees it. */
export function readEarlierPreview(grantId: string, before: string): Promise<JournalPage> {
  return getJson<JournalPage>(`/api/sharing/grants/${grantId}/preview/journal?before=${encodeURIComponent(before)}`);
}

/** One idea of one's own that stands with a family. */
export interface SentIdea {
  id: string;
  activity_id: string;
  why: string;
  assigned_at: Instant;
}

/** The ideas one has sent home for a child; nothing of the family's is read. */
export async function readSentHome(childId: string): Promise<SentIdea[]> {
  const { assignments } = await getJson<{ assignments: SentIdea[] }>(`/api/caseload/${childId}/assignments`);
  return assignments;
}

/** Send an idea home with the reason for it. */
export function sendHome(childId: string, idea: Omit<SentIdea, "assigned_at">): Promise<SentIdea> {
  return send<SentIdea>("POST", `/api/caseload/${childId}/assignments`, idea);
}

/** Take an idea back. */
export function takeIdeaBack(childId: string, id: string): Promise<void> {
  return send<void>("DELETE", `/api/caseload/${childId}/assignments/${id}`);
}
