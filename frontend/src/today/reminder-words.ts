/** What a reminder is about, as the family calls it. */

import { bdi, formatTime, t } from "../i18n";
import { ideaWith } from "../play/shelf";
import { snapshot } from "../store/state";
import type { Reminder } from "../store/types";

type Subject = Pick<Reminder, "about" | "label" | "routine_id" | "step_id" | "assignment_id">;

/** The routine, the step, the idea, or the family's own words. */
export function reminderCalled({ about, label, routine_id, step_id, assignment_id }: Subject): string {
  const { routines, steps, assignments } = snapshot.value;
  const named = {
    routine: () => routines.get(routine_id ?? "")?.title,
    step: () => steps.get(step_id ?? "")?.label,
    check_in: () => undefined,
    exercise: () => ideaWith(assignments.get(assignment_id ?? "")?.activity_id)?.title,
    session: () => label,
    follow_up: () => label,
  };
  return named[about]() || t(`reminders.about.${about}`);
}

/** The picture that stands for it. */
export function pictureOf({ about, routine_id, step_id, assignment_id }: Reminder): string {
  const { routines, steps, assignments } = snapshot.value;
  const named = {
    routine: () => routines.get(routine_id ?? "")?.picture,
    step: () => steps.get(step_id ?? "")?.picture,
    check_in: () => "moon",
    exercise: () => ideaWith(assignments.get(assignment_id ?? "")?.activity_id)?.picture,
    session: () => "speech",
    follow_up: () => "calendar",
  };
  return named[about]() ?? "bell";
}

/** "8:10 · 5 minutes before · no sound": as much as there is to say. */
export function mannerInWords({ at, lead_minutes, silent }: Pick<Reminder, "at" | "lead_minutes" | "silent">): string {
  const words = [bdi(formatTime(at))];
  if (lead_minutes > 0) words.push(t("reminders.lead", { count: lead_minutes }));
  if (silent) words.push(t("reminders.no-sound"));
  return words.join(" · ");
}
