/** Reminders as they begin, and how one is said again. */

import { newId } from "../../ids";
import { act } from "../../store/outbox";
import { snapshot } from "../../store/state";
import type { Child, Reminder, ReminderAbout, Routine, WallTime } from "../../store/types";
import { today, zone } from "../../today/calendar";
import { settingOf } from "../../today/reminder-setting";
import { toast } from "../../toast";
import { t } from "../../i18n";

const EVERY_DAY = 127;
const CHECK_IN: WallTime = "20:15";
const AFTERNOON: WallTime = "15:30";

/** What it is about, where its kind alone does not say. */
type Target = Partial<Pick<Reminder, "routine_id" | "step_id" | "assignment_id" | "at" | "weekdays" | "starts_on" | "ends_on">>;

/** One that is not there yet: off, and at a usual time. */
export function newReminder(child: string, about: ReminderAbout, target: Target): Reminder {
  return {
    id: newId(),
    child_id: child,
    about,
    routine_id: null,
    step_id: null,
    assignment_id: null,
    label: null,
    at: about === "check_in" ? CHECK_IN : AFTERNOON,
    weekdays: EVERY_DAY,
    every_weeks: 1,
    starts_on: null,
    ends_on: null,
    lead_minutes: 0,
    zone: zone.value,
    follows_phone: false,
    silent: false,
    on: false,
    account_id: null,
    asks: false,
    ...target,
  };
}

/** Those of a routine as a whole; one that is off where there is none. */
export function remindersOfRoutine(routine: Routine): Reminder[] {
  const { id: routine_id, child_id, starts_at: at, weekdays } = routine;
  return known(({ about, routine_id: its }) => about === "routine" && its === routine_id, () =>
    newReminder(child_id, "routine", { routine_id, at, weekdays }),
  );
}

/** The ones for the check-in; one that is off where there is none. */
export function checkInReminders({ id }: Child): Reminder[] {
  return known(({ about, child_id }) => about === "check_in" && child_id === id, () => newReminder(id, "check_in", {}));
}

/** One for each idea that a therapist sent home and that still stands. */
export function exerciseReminders({ id }: Child): Reminder[] {
  const standing = [...snapshot.value.assignments.values()].filter(({ child_id }) => child_id === id);
  return standing.flatMap(({ id: assignment_id }) =>
    known((row) => row.about === "exercise" && row.assignment_id === assignment_id, () =>
      newReminder(id, "exercise", { assignment_id }),
    ),
  );
}

/** Those of a routine's steps, in the order of the clock. */
export function stepReminders(routine: string): Reminder[] {
  const { reminders, steps } = snapshot.value;
  return inOrder([...reminders.values()].filter((row) => row.about === "step" && steps.get(row.step_id ?? "")?.routine_id === routine));
}

/** Sessions and what is to follow up, in the family's own words. */
export function ownReminders({ id }: Child): Reminder[] {
  const own = (row: Reminder) => row.child_id === id && (row.about === "session" || row.about === "follow_up");
  return inOrder([...snapshot.value.reminders.values()].filter(own));
}

/** A new one in the family's own words: a session every week on this weekday, or something to follow up on one day. */
export function newOwnReminder(child: Child, about: "session" | "follow_up"): Reminder {
  const day = today.value;
  const weekday = 1 << ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
  const target = about === "session" ? { weekdays: weekday } : { starts_on: day, ends_on: day };
  return { ...newReminder(child.id, about, target), on: true };
}

/** Say it as it stands here; a sheet's draft named here is dropped with it. */
export function keepReminder(reminder: Reminder, draft?: string): Promise<string> {
  return act("set_reminder", settingOf(reminder), draft);
}

/** Take it away; the way back sets it anew. */
export async function dropReminder(reminder: Reminder): Promise<void> {
  await act("remove_reminder", { id: reminder.id });
  toast({ text: t("reminders.removed"), undo: () => void keepReminder({ ...reminder, id: newId() }) });
}

function known(is: (row: Reminder) => boolean, fresh: () => Reminder): Reminder[] {
  const rows = inOrder([...snapshot.value.reminders.values()].filter(is));
  return rows.length > 0 ? rows : [fresh()];
}

function inOrder(rows: Reminder[]): Reminder[] {
  return rows.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
}
