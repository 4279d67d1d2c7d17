/** Quiet hours: off, or from one time to another. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import { USUAL } from "../../store/reminder-effects";
import type { WallTime } from "../../store/types";
import { choose, ownChoices } from "./choices";
import { HoursBand } from "./hours-band";

/** The times stand where they were when it is turned on again. */
export function QuietCard(): VNode {
  const { quiet_from, quiet_to } = ownChoices();
  const on = quiet_from !== null && quiet_to !== null;
  const last = useSignal({ quiet_from: USUAL.quiet_from, quiet_to: USUAL.quiet_to });
  const turn = () => {
    if (on) last.value = { quiet_from, quiet_to };
    void choose(on ? { quiet_from: null, quiet_to: null } : last.value);
  };
  return (
    <section class="card stack" aria-labelledby="quiet">
      <label class="inline inline--between inline--wrap">
        <span class="grow">
          <span class="t-heading" id="quiet" role="heading" aria-level={2}>
            {t("reminders.quiet")}
          </span>
          <span class="row__sub">{t("reminders.quiet-sub")}</span>
        </span>
        <input class="switch" type="checkbox" role="switch" aria-labelledby="quiet" checked={on} onChange={turn} />
      </label>
      {on && <Times from={quiet_from} to={quiet_to} />}
    </section>
  );
}

function Times({ from, to }: { from: WallTime; to: WallTime }): VNode {
  return (
    <>
      <HoursBand from={from} to={to} />
      <div class="grid-2">
        <Field label={t("reminders.quiet-from")} type="time" value={from} change={(next) => next && void choose({ quiet_from: next })} />
        <Field label={t("reminders.quiet-to")} type="time" value={to} change={(next) => next && void choose({ quiet_to: next })} />
      </div>
    </>
  );
}
