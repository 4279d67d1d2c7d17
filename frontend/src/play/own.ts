/** Ideas of the family's own, in the shape of those of the library. */

import type { Activity, Energy, PlayIdea } from "../store/content-types";
import type { OwnActivity, View } from "../store/types";
import { isNewer, newestByRoot } from "../store/wordings";
import { AGE_BANDS } from "./codes";

/** An idea with the row it was written in; its id is the row's root, which every wording shares. */
export interface OwnIdea extends PlayIdea {
  own: OwnActivity;
}

/** Whoever thought of it. */
export type AnyIdea = Activity | OwnIdea;

type Said = "id" | "title" | "summary" | "picture" | "minutes" | "energy" | "places" | "steps" | "sensory";

/** Nobody is asked for the rest of it; for any age, as the family knows whom it is for. */
const UNSAID: Omit<PlayIdea, Said> = {
  domains: [],
  age_bands: AGE_BANDS,
  needs: [],
  materials: [],
  aac_words: [],
  safety: { flags: [] },
  interests: [],
};
const INTENSITY: Record<Energy, 1 | 2 | 3> = { low: 1, medium: 2, high: 3 };

/** The newest wording of each idea of a child, the newest idea first. */
export function ownActivities(view: View, child: string): OwnActivity[] {
  const own = [...view.activities.values()].filter((row) => row.child_id === child);
  return [...newestByRoot(own).values()].sort((a, b) => (isNewer(a, b) ? -1 : 1));
}

/** As an idea among the others. */
export function asIdea(own: OwnActivity): OwnIdea {
  const { root: id, title, summary, picture, minutes, energy, place, steps } = own;
  return {
    ...UNSAID,
    own,
    id,
    title,
    summary,
    picture,
    energy,
    steps,
    minutes: { min: minutes, max: minutes },
    places: [place],
    sensory: { channels: [], intensity: INTENSITY[energy], usual_effect: "either" },
  };
}

/** Whether an idea is the family's own. */
export function isOwn(activity: AnyIdea): activity is OwnIdea {
  return "own" in activity;
}
