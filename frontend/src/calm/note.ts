/** A note about a hard moment, as it stands half-written in its sheet, and what it becomes. */

import type { Mutations } from "../store/mutations";
import type { Instant, WallTime } from "../store/types";
import { localDay } from "../time";
import { type Begun, spanOf } from "./begun";
import { lastTimeAt } from "./clock";

export interface MomentNote {
  before: string[];
  text: string;
  /** Roots of lines about the child. */
  helped: string[];
  /** A beginning somebody gave by hand. */
  at: WallTime | null;
  /** About how long, where somebody said so; undefined: as Calm has it. */
  minutes?: number | null;
}

export const BLANK_NOTE: MomentNote = { before: [], text: "", helped: [], at: null };

/** About how long it took. */
export const DURATIONS = [5, 10, 20, 30, 60] as const;

export interface When {
  at: Instant;
  minutes: number | null;
  /** Whether Calm was opened, and nobody said otherwise. */
  fromCalm: boolean;
}

/** When it was: as somebody said, else as Calm has it, else now. */
export function whenOf(note: MomentNote, begun: Begun | undefined, now: Date, zone: string): When {
  const span = begun && note.at === null ? spanOf(begun) : null;
  const at = span?.at ?? (note.at === null ? now.toISOString() : lastTimeAt(note.at, now, zone));
  const minutes = note.minutes === undefined ? (span?.minutes ?? null) : note.minutes;
  return { at, minutes, fromCalm: span !== null };
}

/** Whether there is nothing to keep: one chip or one word is enough. */
export function isBlankNote({ before, text, helped }: MomentNote): boolean {
  return before.length === 0 && helped.length === 0 && text.trim() === "";
}

interface Written {
  id: string;
  child_id: string;
  when: When;
  tried: string[];
  zone: string;
  dayStartsAt: number;
}

/** The note as the server takes it; whatever helped was tried. */
export function momentOf(note: MomentNote, { id, child_id, when, tried, zone, dayStartsAt }: Written): Mutations["log_moment"] {
  return {
    id,
    child_id,
    happened_on: localDay(new Date(when.at), zone, dayStartsAt),
    began_at: when.at,
    minutes: when.minutes,
    before: note.before,
    text: note.text.trim(),
    tried: [...new Set([...tried, ...note.helped])],
    helped: note.helped,
  };
}
