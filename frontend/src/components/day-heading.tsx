/** The heading of a day in a list: yesterday and its neighbours by their word, with the date behind it. */

import type { VNode } from "preact";
import { formatDay, relativeDay } from "../i18n";
import type { Day } from "../store/types";
import { daysBetween } from "../time";
import { today } from "../today/calendar";

/** Name the section by `day-<day>`. */
export function DayHeading({ day }: { day: Day }): VNode {
  const near = Math.abs(daysBetween(day, today.value)) <= 1;
  const full = formatDay(day, "long", today.value);
  return (
    <h2 class="day-h" id={`day-${day}`}>
      {near ? <b class="cap">{relativeDay(day, today.value)}</b> : full} {near && <span>{full}</span>}
    </h2>
  );
}
