/** What one does with an activity: play it now, or put it on today's plan. */

import type { VNode } from "preact";
import { bdi, formatTime, t } from "../../i18n";
import { Icon } from "../../icon";
import { onceOn, plannedOn } from "../../play/once";
import { Link } from "../../router";
import type { PlayIdea } from "../../store/content-types";
import { act } from "../../store/outbox";
import { snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { toast } from "../../toast";
import { clock, today } from "../../today/calendar";

/** One filled button, one quiet one. */
export function ActivityFoot({ activity, child }: { activity: PlayIdea; child: Child }): VNode {
  const planned = plannedOn(snapshot.value, child.id, activity.id, today.value);
  return (
    <div class="foot-bar">
      <div class="actions">
        {planned ? (
          <Link class="btn btn--lg" href="/">
            <Icon name="calendar-check" />
            {t("play.on-today")}
          </Link>
        ) : (
          <button type="button" class="btn btn--lg" onClick={() => void addToDay(activity, child.id)}>
            <Icon name="calendar-plus" />
            {t("play.add-to-day")}
          </button>
        )}
        <Link class="btn btn--primary btn--lg" href={`/play/${activity.id}/start`}>
          <Icon name="play-fill" />
          {t("play.start")}
        </Link>
      </div>
    </div>
  );
}

async function addToDay(activity: PlayIdea, child: string): Promise<void> {
  const routine = onceOn(activity, child, today.value, clock.value);
  await act("start_routine", routine);
  toast({
    text: t("play.added", { time: bdi(formatTime(routine.starts_at)) }),
    undo: () => void act("change_routine", { id: routine.id, retired: true }),
  });
}
