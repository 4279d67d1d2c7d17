/** The other routines of the day, one row each; a tap brings an open one to the front. */

import type { ComponentChildren, VNode } from "preact";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, formatTime, t } from "../../i18n";
import type { PlannedRoutine } from "../../today/plan";

interface DayRowsProps {
  title: string;
  id: string;
  plans: PlannedRoutine[];
  pick: (routine: string) => void;
  /** A way to change the day, beside the title. */
  children?: ComponentChildren;
}

/** A titled list of routines; nothing when there is none. */
export function DayRows({ title, id, plans, pick, children }: DayRowsProps): VNode | null {
  if (plans.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="section-h">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div class="rows">
        {plans.map((plan) => (
          <Row
            key={plan.routine.id}
            plate={<Plate picture={plan.routine.picture} size="s" />}
            title={plan.routine.title}
            sub={subOf(plan)}
            press={plan.now ? () => pick(plan.routine.id) : undefined}
          />
        ))}
      </div>
    </section>
  );
}

const SHOWN = 4;

function subOf({ routine, steps, done, now, started }: PlannedRoutine): string {
  const time = bdi(formatTime(routine.starts_at));
  const progress = t("today.progress", { done, count: steps.length });
  if (started || done > 0 || !now) return t("today.row", { time, detail: bdi(progress) });
  const labels = steps.slice(0, SHOWN).map(({ step }) => step.label);
  const more = steps.length > SHOWN ? ["…"] : [];
  return t("today.row", { time, detail: bdi([...labels, ...more].join(", ")) });
}
