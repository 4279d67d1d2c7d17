/** Four stages of a big feeling: how it can look, what to do, what to leave for later. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { Segments } from "../../components/segments";
import { t } from "../../i18n";
import type { CalmStage, Stage } from "../../store/content-types";
import { content } from "../../store/state";

const STAGES: Stage[] = ["early", "rising", "peak", "after"];

// Whoever opens Calm in a hurry needs the fewest words.
const chosen = signal<Stage>("peak");

/** One stage at a time. */
export function Stages(): VNode {
  const stage = content.value?.stages.find((one) => one.stage === chosen.value);
  return (
    <section class="stack" aria-labelledby="stages">
      <h2 class="sr-only" id="stages">
        {t("calm.stage")}
      </h2>
      <Segments
        wrap
        label={t("calm.stage")}
        name="stage"
        segments={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
        value={chosen.value}
        choose={(next) => (chosen.value = next)}
      />
      <div class="stage" aria-live="polite">
        {stage && (stage.stage === "peak" ? <Peak stage={stage} /> : <Lists stage={stage} />)}
      </div>
    </section>
  );
}

/** Twelve words at most, to be read at arm's length. */
function Peak({ stage: { signs, do: now, leave } }: { stage: CalmStage }): VNode {
  return (
    <ul class="peak">
      {[...signs, ...now, ...leave].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Lists({ stage: { signs, do: now, leave } }: { stage: CalmStage }): VNode {
  return (
    <>
      <Lines title={t("calm.signs")} lines={signs} />
      <Lines title={t("calm.do")} lines={now} />
      <Lines title={t("calm.leave")} lines={leave} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <div class="stack stack--2">
      <h3 class="t-small t-strong">{title}</h3>
      <ul class="bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
