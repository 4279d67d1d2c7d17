/** One entry of the timeline: kind, time, who, and at the far end whether it was sent. */

import type { ComponentChildren, VNode } from "preact";
import { t } from "../i18n";
import { Icon, type IconName } from "../icon";
import { Plate, type Tone } from "./plate";

interface EntryProps {
  icon: IconName;
  tone: Tone;
  kind: string;
  time: string;
  who: string;
  waits: boolean;
  /** For nobody but its author. */
  isPrivate?: boolean;
  children: ComponentChildren;
}

/** The marker's tone says the kind a second time, never alone. */
export function Entry({ icon, tone, kind, time, who, waits, isPrivate = false, children }: EntryProps): VNode {
  return (
    <article class="entry">
      <Plate icon={icon} size="s" tone={tone} />
      <div class="entry__body">
        <p class="entry__head">
          <b>{kind}</b> · {time} · <bdi>{who}</bdi>
          {isPrivate && (
            <span class="entry__private">
              <Icon name="lock-simple" class="icon--s" />
              {t("journal.private")}
            </span>
          )}
          {waits && (
            <span class="grow">
              <span class="sync">
                <Icon name="clock-countdown" />
                {t("journal.on-this-phone")}
              </span>
            </span>
          )}
        </p>
        {children}
      </div>
    </article>
  );
}
