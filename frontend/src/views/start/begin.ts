/** Turns what was chosen into a child and its first routines, through the outbox like everything else. */

import { newId } from "../../ids";
import type { RoutineTemplate } from "../../store/content-types";
import { act } from "../../store/outbox";
import { chooseChild } from "../../store/state";
import type { AgeBand } from "../../store/types";

export interface NewChild {
  nickname: string;
  ageBand: AgeBand;
  picture: string;
}

/** Add the child and make it the one on screen; answers its id. */
export async function addChild({ nickname, ageBand, picture }: NewChild): Promise<string> {
  const id = newId();
  await act("add_child", { id, nickname: nickname.trim(), age_band: ageBand, picture });
  chooseChild(id);
  return id;
}

/** Start the templates as this child's routines; optional steps come along, each can be left out later. */
export async function startRoutines(child: string, templates: RoutineTemplate[]): Promise<void> {
  for (const template of templates) {
    const { id: template_id, title, picture, starts_at, weekdays } = template;
    const steps = template.steps.map(({ label, picture: own, parts }, place) => ({
      id: newId(),
      label,
      picture: own,
      parts,
      position: positionAt(place),
    }));
    await act("start_routine", { id: newId(), child_id: child, template_id, title, picture, starts_at, weekdays, steps });
  }
}

/** Positions sort as strings and leave room between two neighbours. */
function positionAt(place: number): string {
  return `a${String(place).padStart(2, "0")}`;
}
