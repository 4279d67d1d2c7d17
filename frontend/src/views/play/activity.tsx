/** One activity: what it is, how it goes, how to make it fit, what to watch. */

import type { VNode } from "preact";
import { CalmLink } from "../../components/calm-link";
import { Picto } from "../../components/picto";
import { tintOf } from "../../components/plate";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { type AnyIdea, isOwn, type OwnIdea } from "../../play/own";
import { ideaWith } from "../../play/shelf";
import { goBack, Link } from "../../router";
import type { ViewProps } from "../../routes";
import type { Activity } from "../../store/content-types";
import { currentChild } from "../../store/state";
import type { Child } from "../../store/types";
import { ActivityFoot } from "./activity-foot";
import { Evidence } from "./evidence";
import { MakeItFit } from "./make-it-fit";
import { Opening } from "./opening";
import { SaveIdea } from "./save-idea";
import { Safety, SensoryNotes, Signals, WordsToUse } from "./sensory-notes";
import { UnknownIdea } from "./unknown-idea";
import { VerdictRow } from "./verdict-row";

interface PartProps {
  activity: AnyIdea;
  child: Child;
}

/** Opened from Today or Play. */
export default function ActivityView({ params }: ViewProps): VNode {
  const activity = ideaWith(params.id);
  const child = currentChild.value;
  return activity && child ? <ActivityPage activity={activity} child={child} /> : <UnknownIdea />;
}

function ActivityPage({ activity, child }: PartProps): VNode {
  usePageTitle(activity.title);
  return (
    <div class="app">
      <Art activity={activity} child={child} />
      <main class="page page--plain activity">
        <Opening activity={activity} child={child} />
        <HowTo activity={activity} />
        {isOwn(activity) ? <ChangeOwn activity={activity} /> : <FromLibrary activity={activity} child={child} />}
        <section class="stack" aria-labelledby="played">
          <h2 class="t-heading" id="played">
            {t("play.played")}
          </h2>
          <VerdictRow activity={activity.id} child={child.id} />
          <Link class="link link--start" href="/log/win">
            {t("play.log")}
          </Link>
        </section>
        <ActivityFoot activity={activity} child={child} />
      </main>
    </div>
  );
}

function FromLibrary({ activity, child }: { activity: Activity; child: Child }): VNode {
  return (
    <>
      <MakeItFit activity={activity} child={child} />
      <SensoryNotes activity={activity} />
      <WordsToUse words={activity.aac_words} />
      <Signals activity={activity} />
      <Safety activity={activity} child={child} />
      <Evidence activity={activity} />
    </>
  );
}

function ChangeOwn({ activity }: { activity: OwnIdea }): VNode {
  return (
    <Link class="link link--start" href={`/play/own/${activity.id}`}>
      {t("own.change")}
    </Link>
  );
}

function Art({ activity, child }: PartProps): VNode {
  return (
    <header class={`activity__art art-${tintOf(activity.picture)}`}>
      <button type="button" class="icon-btn icon-btn--surface" aria-label={t("play.back")} onClick={() => goBack("/play")}>
        <Icon name="arrow-left" class="icon--dir" />
      </button>
      <Picto name={activity.picture} />
      <CalmLink onPicture />
      <SaveIdea activity={activity.id} child={child.id} />
    </header>
  );
}

function HowTo({ activity }: { activity: AnyIdea }): VNode | null {
  if (activity.steps.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="how">
      <div class="section-h">
        <h2 id="how">{t("play.how")}</h2>
      </div>
      {!isOwn(activity) && activity.before && <p>{activity.before}</p>}
      <ol class="numbered">
        {activity.steps.map((step) => (
          <li key={step}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
