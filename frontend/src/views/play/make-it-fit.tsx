/** Easier, as it is, or harder: what fits the child at present is remembered. */

import type { VNode } from "preact";
import { Segments } from "../../components/segments";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { LEVELS } from "../../play/codes";
import { levelOf } from "../../play/level";
import type { Activity } from "../../store/content-types";
import { act } from "../../store/outbox";
import { snapshot } from "../../store/state";
import type { Child, Level } from "../../store/types";

/** The list changes in place. */
export function MakeItFit({ activity, child }: { activity: Activity; child: Child }): VNode {
  const level = levelOf(snapshot.value, child.id, activity.id);
  const choose = (next: Level) => act("keep_idea", { id: newId(), child_id: child.id, activity_id: activity.id, level: next });
  return (
    <section class="card stack" aria-labelledby="fit">
      <h2 class="t-heading" id="fit">
        {t("play.fit")}
      </h2>
      <Segments
        label={t("play.fit")}
        name="level"
        segments={LEVELS.map((value) => ({ value, label: t(`play.level.${value}`) }))}
        value={level}
        choose={(next) => void choose(next)}
      />
      {level === "as_is" ? (
        <p class="t-2">{t("play.as-it-is")}</p>
      ) : (
        <ul class="bullets">
          {activity[level].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
