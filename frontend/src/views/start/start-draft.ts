/** What was chosen before there is an account: kept on this device, except the password. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgeBand } from "../../store/types";

export interface StartDraft {
  nickname: string;
  picture: string;
  ageBand: AgeBand | null;
  templates: string[];
  name: string;
  login: string;
  sharedDevice: boolean;
}

const KEY = "evenday.start";
const BLANK: StartDraft = {
  nickname: "",
  picture: "fox",
  ageBand: null,
  templates: [],
  name: "",
  login: "",
  sharedDevice: false,
};

const draft = signal<StartDraft>(read());

/** What stands there now. */
export const startDraft: ReadonlySignal<StartDraft> = draft;

/** Change and keep. */
export function keepStart(change: Partial<StartDraft>): void {
  draft.value = { ...draft.value, ...change };
  globalThis.localStorage?.setItem(KEY, JSON.stringify(draft.value));
}

/** Forget it, once everything is where it belongs. */
export function clearStart(): void {
  draft.value = BLANK;
  globalThis.localStorage?.removeItem(KEY);
}

function read(): StartDraft {
  try {
    return { ...BLANK, ...(JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "{}") as Partial<StartDraft>) };
  } catch {
    return BLANK;
  }
}
