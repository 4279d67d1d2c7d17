/** All steps of a routine as small pictures with their state. */

import type { VNode } from "preact";
import { t } from "../i18n";
import type { PlannedRoutine } from "../today/plan";
import { Picto } from "./picto";

/** The pictures stand alone here, so each alt says the word and the state. */
export function StepStrip({ plan }: { plan: PlannedRoutine }): VNode {
  return (
    <ol class="steps" aria-label={t("today.steps", { routine: plan.routine.title })}>
      {plan.steps.map(({ step, state }) => {
        const shown = state === "open" ? (step.id === plan.now?.step.id ? "now" : "open") : state;
        return (
          <li key={step.id} data-state={shown}>
            <Picto name={step.picture} alt={t(`step.${shown}`, { label: step.label })} />
          </li>
        );
      })}
    </ol>
  );
}
