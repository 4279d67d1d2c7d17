/** A pause of every reminder, which ends by itself. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { act } from "../../store/outbox";
import type { Day, Pause } from "../../store/types";
import { addDays, instant } from "../../time";
import { dayStartsAt, today, zone } from "../../today/calendar";
import { pause } from "../../today/pushes";
import { startOf } from "../../today/reminders";
import { pauseEnds } from "../../today/until-words";
import { toast } from "../../toast";
import { DayField } from "./when-fields";

const LONGEST_DAYS = 30;
const LENGTHS = [
  { days: 1, key: "reminders.pause-today" },
  { days: 3, key: "reminders.pause-three" },
  { days: 7, key: "reminders.pause-week" },
] as const;

/** One tap for a length, another one to go on sooner. */
export function PauseCard(): VNode {
  const held = pause.value;
  return (
    <section class="card stack" aria-labelledby="pause">
      <div>
        <h2 class="t-heading" id="pause">
          {t("reminders.pause")}
        </h2>
        <p class="t-small t-2 mt-1">{held ? t("reminders.pause-held") : t("reminders.pause-sub")}</p>
      </div>
      {held ? <Held pause={held} /> : <Lengths />}
    </section>
  );
}

function Held({ pause: { id, until } }: { pause: Pause }): VNode {
  return (
    <>
      <p class="t-strong" role="status">
        {t("reminders.paused", { when: pauseEnds(until) })}
      </p>
      <button type="button" class="btn btn--block" onClick={() => void act("resume_reminders", { id })}>
        {t("reminders.resume")}
      </button>
    </>
  );
}

function Lengths(): VNode {
  const other = useSignal<Day | null>(null);
  const choosing = useSignal(false);
  const last = addDays(today.value, LONGEST_DAYS - 1);
  const possible = other.value !== null && other.value >= today.value && other.value <= last;
  return (
    <>
      <div class="chips">
        {LENGTHS.map(({ days, key }) => (
          <button type="button" class="chip" key={key} onClick={() => void pauseThrough(addDays(today.value, days - 1))}>
            {t(key)}
          </button>
        ))}
        <button type="button" class="chip" aria-expanded={choosing.value} onClick={() => (choosing.value = !choosing.value)}>
          {t("reminders.pause-other")}
        </button>
      </div>
      {choosing.value && (
        <>
          <DayField
            label={t("reminders.pause-last")}
            value={other.value}
            least={today.value}
            most={last}
            change={(day) => (other.value = day)}
          />
          <button type="button" class="btn btn--block" disabled={!possible} onClick={() => other.value && void pauseThrough(other.value)}>
            {t("reminders.pause-begin")}
          </button>
        </>
      )}
    </>
  );
}

/** Up to the end of the family's day. */
async function pauseThrough(day: Day): Promise<void> {
  const id = newId();
  const until = instant(startOf(addDays(day, 1), zone.value, dayStartsAt.value));
  await act("pause_reminders", { id, until });
  toast({
    text: t("reminders.paused", { when: pauseEnds(until) }),
    undo: () => void act("resume_reminders", { id }),
  });
}
