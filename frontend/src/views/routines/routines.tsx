/** The child's routines: when each starts, and whether it is on Today. */

import type { VNode } from "preact";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { StepWords } from "../../components/step-words";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { Link } from "../../router";
import { act } from "../../store/outbox";
import { currentChild, snapshot } from "../../store/state";
import type { Routine } from "../../store/types";
import { routinesOfChild, stepsOf } from "../../today/plan";

/** Taking one off Today keeps its history; it can come back. */
export default function RoutinesView(): VNode {
  const child = currentChild.value;
  const routines = child ? routinesOfChild(snapshot.value, child.id, "all") : [];
  return (
    <PlainPage head={<BackBar title={t("settings.routines")} to="/settings" />}>
      <p class="t-small t-2">{t("settings.routines-text")}</p>
      {routines.length > 0 && (
        <div class="rows">
          {routines.map((routine) => (
            <RoutineRow key={routine.id} routine={routine} />
          ))}
        </div>
      )}
      <Link class="btn btn--block" href="/start/routines">
        <Icon name="plus" />
        {t("start.add-routine")}
      </Link>
    </PlainPage>
  );
}

function RoutineRow({ routine }: { routine: Routine }): VNode {
  const { id, title, picture, starts_at, retired } = routine;
  const steps = stepsOf(snapshot.value, id);
  return (
    <div class="row row--timed">
      <Plate picture={picture} size="s" />
      <label class="grow inline inline--between">
        <span>
          <span class="row__title">{title}</span>
          <span class="row__sub">{t("start.steps", { count: steps.length })}</span>
        </span>
        <input
          class="switch"
          type="checkbox"
          role="switch"
          checked={!retired}
          onChange={(event) => void act("change_routine", { id, retired: !event.currentTarget.checked })}
        />
      </label>
      {!retired && (
        <input
          class="input input--time"
          type="time"
          required
          aria-label={t("settings.starts-at", { routine: bdi(title) })}
          value={starts_at}
          onChange={(event) => event.currentTarget.value && void act("change_routine", { id, starts_at: event.currentTarget.value })}
        />
      )}
      {steps.length > 0 && <StepWords steps={steps} />}
    </div>
  );
}
