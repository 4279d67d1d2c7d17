/** What a routine of the content says beside its steps: the short way, what softens it, and safety. */

import type { VNode } from "preact";
import { Bullets } from "../../components/bullets";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { RoutineTemplate } from "../../store/content-types";

/** Closed until somebody looks. */
export function RoutineNotes({ plan_b, softeners, safety }: Pick<RoutineTemplate, "plan_b" | "softeners" | "safety">): VNode {
  return (
    <details class="disclose">
      <summary>
        {t("routines.notes")}
        <Icon name="caret-down" />
      </summary>
      <div class="stack t-small">
        <Part title={t("routines.hard-day")} lines={[plan_b]} />
        <Part title={t("routines.softer")} lines={softeners} />
        <Part title={t("routines.safety")} lines={safety} />
      </div>
    </details>
  );
}

function Part({ title, lines }: { title: string; lines: string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <div class="stack stack--1">
      <h3 class="t-small t-strong">{title}</h3>
      <Bullets lines={lines} />
    </div>
  );
}
