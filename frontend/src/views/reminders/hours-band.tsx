/** The quiet hours of a day, drawn: a summary of the two fields beside it. */

import type { VNode } from "preact";
import { bdi, formatTime, t } from "../../i18n";
import { shapes } from "../../generated/icons";
import type { WallTime } from "../../store/types";
import { quietStretches } from "../../today/quiet-hours";

const DAY = 1440;
const HEIGHT = 160;
const MOON = 96;
const HOURS = ["00:00", "06:00", "12:00", "18:00", "24:00"];

/** A moon in every stretch that has room for it. */
export function HoursBand({ from, to }: { from: WallTime; to: WallTime }): VNode {
  const stretches = quietStretches(from, to);
  const label = t("reminders.quiet-drawn", { from: bdi(formatTime(from)), to: bdi(formatTime(to)) });
  return (
    <div class="hours-box">
      <div class="hours" role="img" aria-label={label}>
        <svg viewBox={`0 0 ${DAY} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {stretches.map(([start, end]) => (
            <rect key={start} x={start} y={0} width={end - start} height={HEIGHT} />
          ))}
          {stretches.filter(([start, end]) => end - start > MOON * 1.2).map(([start, end]) => (
            <svg key={start} x={(start + end - MOON) / 2} y={(HEIGHT - MOON) / 2} width={MOON} height={MOON} viewBox="0 0 256 256">
              <path d={shapes["moon-fill"]} />
            </svg>
          ))}
        </svg>
      </div>
      <div class="hours__scale" aria-hidden="true">
        {HOURS.map((hour) => (
          <span key={hour}>{hourCalled(hour)}</span>
        ))}
      </div>
    </div>
  );
}

/** Midnight at the end is called 24:00 where the one at the start is called 0:00. */
function hourCalled(hour: WallTime): string {
  if (hour !== "24:00") return formatTime(hour);
  const midnight = formatTime("00:00");
  return /^0?0:/.test(midnight) ? hour : midnight;
}
