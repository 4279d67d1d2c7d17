/** A play idea: picture, title, one line, minutes and energy. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Icon } from "../icon";
import { agesInWords, minutesInWords, needsInWords } from "../play/words";
import { Link } from "../router";
import type { PlayIdea } from "../store/content-types";
import { Picto } from "./picto";
import { tintOf } from "./plate";

interface IdeaCardProps {
  activity: PlayIdea;
  /** Why it is here, in one line. */
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
        <span class={first ? "t-heading" : "row__title"}>{activity.title}</span>
        {activity.summary && <span class="t-small t-2">{activity.summary}</span>}
        {first && reason && <span class="t-small t-strong">{reason}</span>}
        <IdeaMeta activity={activity} more={first ? "needs" : undefined} />
        {!first && reason && <span class="t-caption t-3">{reason}</span>}
      </span>
    </Link>
  );
}

/** How long and how lively; and what it needs, or for which ages it is. */
export function IdeaMeta({ activity, more }: { activity: PlayIdea; more?: "needs" | "ages" }): VNode {
  const needs = more === "needs" ? needsInWords(activity) : "";
  return (
    <span class="meta">
      <span>
        <Icon name="clock" />
        {minutesInWords(activity)}
      </span>
      <span>
        <Icon name="lightning" />
        {t(`energy.${activity.energy}`)}
      </span>
      {needs && (
        <span>
          <Icon name="basket" />
          {needs}
        </span>
      )}
      {more === "ages" && (
        <span>
          <Icon name="user" />
          {agesInWords(activity)}
        </span>
      )}
    </span>
  );
}
