/** The top of an activity: its name, what it is in one line, and what it needs. */

import type { VNode } from "preact";
import { IdeaMeta } from "../../components/idea-card";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { type AnyIdea, isOwn } from "../../play/own";
import { facts } from "../../play/shelf";
import { domainInWords } from "../../play/words";
import type { PlayIdea } from "../../store/content-types";
import type { Child } from "../../store/types";

/** With the therapist's words, where one sent it. */
export function Opening({ activity, child }: { activity: AnyIdea; child: Child }): VNode {
  return (
    <>
      <div class="stack">
        <h1 class="t-display">{activity.title}</h1>
        {activity.summary && <p class="t-lead t-2">{activity.summary}</p>}
        <IdeaMeta activity={activity} more={isOwn(activity) ? undefined : "ages"} />
        <Tags activity={activity} child={child} />
        {!isOwn(activity) && activity.builds && <p>{activity.builds}</p>}
      </div>
      <FromTherapist activity={activity} />
      {activity.materials.length > 0 && <Materials activity={activity} />}
    </>
  );
}

function Tags({ activity, child }: { activity: AnyIdea; child: Child }): VNode {
  return (
    <ul class="chips chips--tags" aria-label={t("play.practises")}>
      {isOwn(activity) && <li class="tag tag--sage">{t("own.tag", { child: bdi(child.nickname) })}</li>}
      {activity.domains.map((domain) => (
        <li class="tag tag--sage" key={domain}>
          {domainInWords(domain)}
        </li>
      ))}
    </ul>
  );
}

function FromTherapist({ activity }: { activity: PlayIdea }): VNode | null {
  const sent = facts.value?.assigned.get(activity.id);
  if (!sent) return null;
  return (
    <section class="card card--dusk inline inline--3 inline--top" aria-labelledby="sent">
      <Icon name="user" />
      <div class="grow">
        <h2 class="row__title" id="sent">
          {t("play.sent", { name: bdi(sent.name) })}
        </h2>
        {sent.why && <p class="words mt-1">{sent.why}</p>}
      </div>
    </section>
  );
}

function Materials({ activity }: { activity: PlayIdea }): VNode {
  return (
    <section class="stack" aria-labelledby="materials">
      <div class="section-h">
        <h2 id="materials">{t("play.materials")}</h2>
      </div>
      <ul class="rows">
        {activity.materials.map(({ name, swap }) => (
          <li class="row row--tight" key={name}>
            <span class="grow">
              <span class="row__title cap">{name}</span>
              <span class="row__sub">{t("play.swap", { swap })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
