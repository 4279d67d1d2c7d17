/** What was done and seen in a family, newest first. */

import { getJson } from "../api";
import type { Day, Instant } from "../store/types";
import type { ShareKind } from "./sharing";

export interface AuditLine {
  id: string;
  at: Instant;
  /** Who did it; empty for what ends by itself. */
  name: string;
  /** A code; its sentence is `audit.<what>`. */
  what: string;
  /** To whom it was done. */
  about: string;
  child_id: string | null;
  kinds: ShareKind[];
  until: Day | null;
  count: number | null;
}

export interface AuditPage {
  lines: AuditLine[];
  /** Ask for the lines before this; null when there are none. */
  more_before: string | null;
}

/** A page of the list; the newest one without a cursor. */
export function readAudit(before?: string): Promise<AuditPage> {
  const cursor = before ? `?before=${encodeURIComponent(before)}` : "";
  return getJson<AuditPage>(`/api/sharing/audit${cursor}`);
}
