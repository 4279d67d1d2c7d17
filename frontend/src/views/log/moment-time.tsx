/** When it was, in one line; the fields behind it open on "Change". */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { DURATIONS, type MomentNote, type When } from "../../calm/note";
import { Chips } from "../../components/chips";
import { Field } from "../../components/field";
import { bdi, formatTime, t } from "../../i18n";
import { Icon } from "../../icon";
import { zone } from "../../today/calendar";
import { wallTime } from "../../time";

const UNSURE = "unsure";

interface MomentTimeProps {
  when: When;
  note: MomentNote;
  keep: (change: Partial<MomentNote>) => void;
}

/** The time comes from Calm where Calm was opened. */
export function MomentTime({ when, note, keep }: MomentTimeProps): VNode {
  const open = useSignal(false);
  return (
    <>
      <div class="inline inline--between">
        <p class="meta">
          <span>
            <Icon name="clock" />
            {timeInWords(when)}
          </span>
        </p>
        <button type="button" class="link t-small" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          {open.value ? t("log.moment.time-done") : t("log.moment.change")}
        </button>
      </div>
      {open.value && (
        <div class="card stack stack--4">
          <Field
            type="time"
            label={t("log.moment.began")}
            value={note.at ?? wallTime(new Date(when.at), zone.value)}
            change={(at) => at && keep({ at, minutes: when.minutes })}
          />
          <HowLong minutes={when.minutes} keep={keep} />
        </div>
      )}
    </>
  );
}

function HowLong({ minutes, keep }: { minutes: number | null; keep: MomentTimeProps["keep"] }): VNode {
  const lengths = DURATIONS.map((count) => ({ value: String(count), label: t("log.moment.minutes", { count }) }));
  return (
    <Chips
      kind="one"
      name="minutes"
      legend={t("log.moment.how-long")}
      choices={[...lengths, { value: UNSURE, label: t("log.moment.not-sure") }]}
      chosen={[minutes === null ? UNSURE : String(minutes)]}
      toggle={(value) => keep({ minutes: value === UNSURE ? null : Number(value) })}
    />
  );
}

function timeInWords({ at, minutes, fromCalm }: When): string {
  const from = bdi(formatTime(at, zone.value));
  const to = bdi(formatTime(new Date(Date.parse(at) + (minutes ?? 0) * 60_000).toISOString(), zone.value));
  if (minutes === null) return fromCalm ? t("log.moment.from-calm", { from }) : t("log.moment.from", { from });
  return fromCalm ? t("log.moment.span-calm", { from, to }) : t("log.moment.span", { from, to });
}
