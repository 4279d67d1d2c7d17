/** The routine the day stands in: one picture, one word, Done. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { Parts } from "../../components/step-words";
import { StepStrip } from "../../components/step-strip";
import { bdi, formatTime, t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { act } from "../../store/outbox";
import type { Day, MarkState, Step } from "../../store/types";
import { savedHere, toast } from "../../toast";
import type { PlannedRoutine } from "../../today/plan";

/** Now, next, all steps, and the two answers a step can get. */
export function NowCard({ plan, day }: { plan: PlannedRoutine; day: Day }): VNode | null {
  const step = plan.now?.step;
  if (!step) return null;
  const count = plan.steps.length;
  const begun = plan.started || plan.steps.some(({ state }) => state !== "open");
  const when = begun ? t("today.now") : t("today.first", { time: bdi(formatTime(plan.routine.starts_at)) });
  return (
    <section class="card card--sage card--hero stack stack--4" aria-labelledby="now">
      <p class="t-small">
        <b>{plan.routine.title}</b> · {t("today.progress", { done: plan.done, count })}
      </p>
      <div class="now">
        <Plate picture={step.picture} size="xl" tone="surface" />
        <div>
          <p class="t-small">{when}</p>
          <h2 class="now__word" id="now">
            {step.label}
          </h2>
          <Parts parts={step.parts ?? []} />
          <p class="t-small mt-1">
            {plan.next ? t("today.then", { label: bdi(plan.next.step.label) }) : t("today.last")}
          </p>
        </div>
      </div>
      <StepStrip plan={plan} />
      <div class="actions">
        <button type="button" class="btn btn--primary btn--lg" onClick={() => answer(step, day, "done")}>
          <Icon name="check-bold" />
          {t("action.done")}
        </button>
        <button type="button" class="btn btn--surface btn--lg" onClick={() => answer(step, day, "not_today")}>
          {t("today.not-today")}
        </button>
      </div>
    </section>
  );
}

// A second tap of the same movement must not answer the step that slid into its place.
const ONE_MOVEMENT_MS = 400;
let answeredAt = Number.NEGATIVE_INFINITY;

async function answer(step: Step, day: Day, state: MarkState): Promise<void> {
  if (performance.now() - answeredAt < ONE_MOVEMENT_MS) return;
  answeredAt = performance.now();
  await act("mark_step", { id: newId(), step_id: step.id, day, state });
  const label = bdi(step.label);
  const said = state === "done" ? t("today.step-done", { label }) : t("today.step-skipped", { label });
  const undo = () => void act("mark_step", { id: newId(), step_id: step.id, day, state: "open" });
  toast({ text: savedHere(said), undo });
}
