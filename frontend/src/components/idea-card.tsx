/** A play idea: picture, title, one line, minutes and energy. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Link } from "../router";
import type { Activity } from "../store/content-types";
import { Icon } from "../icon";
import { Picto } from "./picto";
import { tintOf } from "./plate";

interface IdeaCardProps {
  activity: Activity;
  /** Why it is here, in one line; stands in the place of the summary. */
  reason?: string;
  first?: boolean;
}

/** Leads to the activity. */
export function IdeaCard({ activity, reason, first = false }: IdeaCardProps): VNode {
  return (
    <Link class={first ? "card idea idea--first" : "card idea"} href={`/play/${activity.id}`}>
      <span class={`idea__art art-${tintOf(activity.picture)}`}>
        <Picto name={activity.picture} />
      </span>
      <span class="idea__words">
        <span class="row__title">{activity.title}</span>
        <span class="t-small t-2">{activity.summary}</span>
        <IdeaMeta activity={activity} />
        {reason && <span class="t-caption t-3">{reason}</span>}
      </span>
    </Link>
  );
}

/** How long and how lively. */
export function IdeaMeta({ activity }: { activity: Activity }): VNode {
  return (
    <span class="meta">
      <span>
        <Icon name="clock" />
        {t("play.minutes", { min: activity.minutes.min, max: activity.minutes.max })}
      </span>
      <span>
        <Icon name="lightning" />
        {t(`energy.${activity.energy}`)}
      </span>
    </span>
  );
}
