/** An idea while it is being written down, and what it becomes. */

import type { Mutations } from "../store/mutations";
import type { OwnActivity } from "../store/types";

export interface OwnDraft {
  title: string;
  summary: string;
  /** One a line. */
  steps: string;
  minutes: number;
  energy: OwnActivity["energy"];
  place: OwnActivity["place"];
  picture: string;
}

export const BLANK_IDEA: OwnDraft = {
  title: "",
  summary: "",
  steps: "",
  minutes: 10,
  energy: "low",
  place: "anywhere",
  picture: "ball",
};

export const LONGEST = { title: 60, summary: 200, step: 200, steps: 8 };

/** What an idea says now, to be changed. */
export function draftOf({ title, summary, steps, minutes, energy, place, picture }: OwnActivity): OwnDraft {
  return { title, summary, steps: steps.join("\n"), minutes, energy, place, picture };
}

/** The lines that say something. */
export function stepsIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What would not fit; null when it can be kept. */
export function problemWith({ title, steps }: OwnDraft): "title" | "many-steps" | "long-step" | null {
  const lines = stepsIn(steps);
  if (title.trim() === "") return "title";
  if (lines.length > LONGEST.steps) return "many-steps";
  return lines.some((line) => line.length > LONGEST.step) ? "long-step" : null;
}

/** The row it becomes; with the root of an earlier one it takes that one's place. */
export function activityFrom(draft: OwnDraft, child: string, ids: { id: string; root: string }): Mutations["add_activity"] {
  const { title, summary, steps, ...rest } = draft;
  return { ...rest, ...ids, child_id: child, title: title.trim(), summary: summary.trim(), steps: stepsIn(steps) };
}
