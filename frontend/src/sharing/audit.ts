/** What was done and seen, as a parent reads it: one sitting is one line, in plain words, by day. */

import type { AuditLine } from "../api/audit";
import { bdi, formatDate, lookUp, t } from "../i18n";
import type { IconName } from "../icon";
import type { Day } from "../store/types";
import { localDay } from "../time";
import { kindsInWords } from "./terms";

const SITTING_MS = 3_600_000;
const LOOK = "look-";

/** Newest first; the same look by the same person within an hour is told once, with the most that was read. */
export function foldLooks(lines: AuditLine[]): AuditLine[] {
  const kept: { shown: AuditLine; oldest: number }[] = [];
  for (const line of lines) {
    const at = Date.parse(line.at);
    const same = kept.find(({ shown, oldest }) => isSameSitting(shown, line) && oldest - at <= SITTING_MS);
    if (same) {
      same.oldest = at;
      same.shown = { ...same.shown, count: Math.max(same.shown.count ?? 0, line.count ?? 0) };
    } else {
      kept.push({ shown: line, oldest: at });
    }
  }
  return kept.map(({ shown }) => shown);
}

/** The sentence of a line; what a newer server writes down is at least said to be there. */
export function lineInWords(line: AuditLine, today: Day, childName?: string): string {
  const values = {
    name: bdi(line.name),
    about: bdi(line.about),
    child: bdi(childName ?? ""),
    kinds: kindsInWords(line.kinds),
    day: line.until ? formatDate(line.until, today) : "",
    count: line.count ?? 0,
  };
  const key = line.what === "look-journal" && values.count === 0 ? "look-journal-none" : line.what;
  return lookUp(`audit.${key}`, values) ?? t("history.other", { name: values.name });
}

const ICONS: Record<string, IconName> = {
  "look-journal": "eye",
  "look-summary": "chart-line",
  "look-print": "printer",
  "look-seen": "check",
  invited: "user-plus",
  "asked-to-join": "user-plus",
  "let-in": "check",
  "helper-made": "user-plus",
  "helper-came-in": "check",
};

/** A picture for the kind of line. */
export function iconOf({ what }: AuditLine): IconName {
  return ICONS[what] ?? "pencil-simple";
}

/** Whether somebody read, rather than did, something. */
export function isLook({ what }: AuditLine): boolean {
  return what.startsWith(LOOK);
}

/** Lines by day in a zone, both newest first. */
export function byDay(lines: AuditLine[], zone: string): { day: Day; lines: AuditLine[] }[] {
  const days: { day: Day; lines: AuditLine[] }[] = [];
  for (const line of lines) {
    const day = localDay(new Date(line.at), zone, 0);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}

function isSameSitting(one: AuditLine, other: AuditLine): boolean {
  return isLook(one) && one.name === other.name && one.what === other.what && one.child_id === other.child_id;
}
