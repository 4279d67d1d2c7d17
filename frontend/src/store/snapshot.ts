/** The server's rows on this device: kinds by id, changed only by what a pull brought. */

import type { Bodies, Change, Kind, View } from "./types";

const MAPS: { [K in Kind]: keyof View } = {
  family: "families",
  person: "persons",
  child: "children",
  routine: "routines",
  step: "steps",
  mark: "marks",
  win: "wins",
  rating: "ratings",
  reminder: "reminders",
  duty: "duties",
  pause: "pauses",
  reminder_choices: "choices",
  moment: "moments",
  profile: "profiles",
  about: "about",
  play: "plays",
  idea: "ideas",
  activity: "activities",
  assignment: "assignments",
  food: "foods",
  food_step: "foodSteps",
  contact: "contacts",
};

/** The kinds this version knows: where they are more than a device pulled for, it pulls from the start. */
export const KINDS = Object.keys(MAPS).join(" ");

/** A view with nothing in it. */
export function emptyView(): View {
  return {
    families: new Map(),
    persons: new Map(),
    children: new Map(),
    routines: new Map(),
    steps: new Map(),
    marks: new Map(),
    wins: new Map(),
    ratings: new Map(),
    reminders: new Map(),
    duties: new Map(),
    pauses: new Map(),
    choices: new Map(),
    moments: new Map(),
    profiles: new Map(),
    about: new Map(),
    plays: new Map(),
    ideas: new Map(),
    activities: new Map(),
    assignments: new Map(),
    foods: new Map(),
    foodSteps: new Map(),
    contacts: new Map(),
  };
}

/** Whether this version of the app knows the kind; a newer server may send more. */
export function knownKind(kind: string): kind is Kind {
  return kind in MAPS;
}

/** A new view with the changes in it; untouched kinds keep their map. */
export function withChanges(view: View, changes: Change[]): View {
  const next = { ...view };
  const copied = new Set<Kind>();
  for (const { kind, id, body } of changes) {
    if (!knownKind(kind)) continue;
    if (!copied.has(kind)) {
      copyMap(next, kind);
      copied.add(kind);
    }
    const rows = rowsOf(next, kind);
    if (body === null) rows.delete(id);
    else rows.set(id, body);
  }
  return next;
}

/** Replace one kind's map by a copy, so that the older view stays as it was. */
export function copyMap(view: View, kind: Kind): void {
  const slots = view as unknown as Record<keyof View, Map<string, Bodies[Kind]>>;
  slots[MAPS[kind]] = new Map(slots[MAPS[kind]]);
}

function rowsOf(view: View, kind: Kind): Map<string, Bodies[Kind]> {
  return view[MAPS[kind]] as Map<string, Bodies[Kind]>;
}
