/** What leads to bed: the routine, the pass for one small thing, and the shape to breathe with. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, formatTime, t } from "../../i18n";
import { BEDTIME_TEMPLATE, bedtimeRoutine } from "../../rest/bedtime";
import { isParent } from "../../roles";
import { navigate } from "../../router";
import { content, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { keepStart } from "../start/start-draft";

/** One line each. */
export function BedtimeHelpers({ child }: { child: Child | null }): VNode {
  return (
    <section class="stack" aria-labelledby="bedtime">
      <div class="section-h">
        <h2 id="bedtime">{t("rest.bedtime")}</h2>
      </div>
      <div class="rows">
        {child && <RoutineRow child={child} />}
        <Row plate={<Plate picture="door" size="s" />} title={t("rest.pass")} sub={t("rest.pass-sub")} href="/rest/pass" />
        <Row plate={<Plate icon="flower-lotus" size="s" tone="sage" />} title={t("rest.breathe")} sub={t("rest.breathe-sub")} href="/calm" />
      </div>
    </section>
  );
}

/** The family's own evening, opened on Today; where there is none, the template to look at and to start. */
function RoutineRow({ child }: { child: Child }): VNode | null {
  const routine = bedtimeRoutine(snapshot.value, child.id);
  if (routine) {
    return (
      <Row
        plate={<Plate picture={routine.picture} size="s" />}
        title={t("rest.routine", { routine: bdi(routine.title) })}
        sub={t("rest.routine-sub", { time: bdi(formatTime(routine.starts_at)) })}
        href={`/?routine=${routine.id}`}
      />
    );
  }
  const template = content.value?.routines.find(({ id }) => id === BEDTIME_TEMPLATE);
  if (!template || !isParent.value) return null;
  const offer = () => {
    keepStart({ templates: [template.id] });
    navigate("/start/routines");
  };
  return (
    <Row
      plate={<Plate picture={template.picture} size="s" />}
      title={t("rest.template", { routine: bdi(template.title) })}
      sub={template.goal}
      press={offer}
    />
  );
}
