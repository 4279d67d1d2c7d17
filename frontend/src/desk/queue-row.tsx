/** One family in the queue: dot, picture, name, latest line, when, and one tag. */

import type { VNode } from "preact";
import type { CaseloadChild } from "../api/caseload";
import { Avatar } from "../components/avatar";
import { Icon } from "../icon";
import { bdi, formatDate, formatList, t } from "../i18n";
import { Link } from "../router";
import { now } from "../store/state";
import { daysBetween, deviceZone, localDay } from "../time";
import { shortWhen } from "../when";
import { ageInWords } from "../age";
import { isNew } from "./queue";

const ENDS_SOON_DAYS = 7;

interface QueueRowProps {
  child: CaseloadChild;
  current: boolean;
  /** A pointer selects where there is a pane; a keyboard, and every phone, follows the link. */
  select: ((id: string) => void) | null;
}

/** The whole row is the link into the family. */
export function QueueRow({ child, current, select }: QueueRowProps): VNode {
  const { child_id, nickname, age_band, parents, picture } = child;
  const choose = (event: MouseEvent) => {
    if (!select || event.detail === 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    select(child_id);
  };
  return (
    <Link
      class="queue__row"
      href={`/caseload/${child_id}`}
      id={`family-${child_id}`}
      data-unread={isNew(child) ? "" : undefined}
      aria-current={current ? "true" : undefined}
      onClickCapture={choose}
    >
      {isNew(child) ? <span class="dot" role="img" aria-label={t("desk.not-seen")} /> : <span class="dot" />}
      <Avatar picture={picture} />
      <span class="queue__words">
        <span class="name">
          <b>
            <bdi>{nickname}</bdi>
          </b>{" "}
          <small>{t("desk.name-line", { band: ageInWords(age_band), parents: formatList(parents.map(bdi)) })}</small>
        </span>
        <Excerpt child={child} />
      </span>
      <When child={child} />
    </Link>
  );
}

function Excerpt({ child: { latest } }: { child: CaseloadChild }): VNode | null {
  if (!latest) return null;
  return (
    <span class="excerpt">
      <Icon name={latest.kind === "win" ? "plant" : "smiley"} />
      <span>{latest.excerpt || t("desk.rating-excerpt")}</span>
    </span>
  );
}

function When({ child: { latest, until, new_count } }: { child: CaseloadChild }): VNode {
  const today = localDay(now.value, deviceZone(), 0);
  const ends = daysBetween(today, until) <= ENDS_SOON_DAYS;
  return (
    <span class="when">
      {latest && <span class="cap">{shortWhen(latest.at, now.value, deviceZone())}</span>}
      {ends ? (
        <span class="tag tag--butter">{t("desk.ends", { day: formatDate(until, today) })}</span>
      ) : (
        new_count > 0 && <span class="tag">{t("desk.new-count", { count: new_count })}</span>
      )}
    </span>
  );
}
