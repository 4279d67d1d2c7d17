/** One routine's reminder: on or off, and at what time. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { bdi, formatTime, t } from "../../i18n";
import { newId } from "../../ids";
import { act } from "../../store/outbox";
import { snapshot } from "../../store/state";
import type { Reminder, Routine } from "../../store/types";
import { zone } from "../../today/calendar";

/** Follows the routine's own time and weekdays until the family chooses another time. */
export function RoutineReminder({ routine }: { routine: Routine }): VNode {
  const reminder = reminderOf(routine);
  const change = (next: Partial<Reminder>) => {
    void act("set_reminder", { ...reminder, zone: zone.value, weekdays: routine.weekdays, ...next });
  };
  const sub = reminder.on ? t("reminders.at", { time: bdi(formatTime(reminder.at)) }) : t("reminders.off");
  return (
    <div class="row row--timed">
      <Plate picture={routine.picture} size="s" />
      <label class="grow inline inline--between">
        <span>
          <span class="row__title">{routine.title}</span>
          <span class="row__sub">{sub}</span>
        </span>
        <input
          class="switch"
          type="checkbox"
          role="switch"
          checked={reminder.on}
          onChange={(event) => change({ on: event.currentTarget.checked })}
        />
      </label>
      {reminder.on && (
        <input
          class="input input--time"
          type="time"
          required
          aria-label={t("reminders.time-of", { routine: bdi(routine.title) })}
          value={reminder.at}
          onChange={(event) => event.currentTarget.value && change({ at: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function reminderOf(routine: Routine): Reminder {
  for (const row of snapshot.value.reminders.values()) if (row.routine_id === routine.id) return row;
  return {
    id: newId(),
    child_id: routine.child_id,
    routine_id: routine.id,
    at: routine.starts_at,
    weekdays: routine.weekdays,
    zone: zone.value,
    on: false,
  };
}
