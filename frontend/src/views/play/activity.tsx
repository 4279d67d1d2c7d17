/** One activity: what it is, how it goes, how to make it fit, what to watch. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { IdeaMeta } from "../../components/idea-card";
import { PlainPage } from "../../components/page";
import { Picto } from "../../components/picto";
import { Plate, tintOf } from "../../components/plate";
import { Row } from "../../components/row";
import { Segments } from "../../components/segments";
import { usePageTitle } from "../../components/title";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { goBack, Link } from "../../router";
import type { ViewProps } from "../../routes";
import type { Activity } from "../../store/content-types";
import { content } from "../../store/state";

/** Opened from Today or Play. */
export default function ActivityView({ params }: ViewProps): VNode {
  const activity = content.value?.activities.find(({ id }) => id === params.id);
  return activity ? <ActivityPage activity={activity} /> : <Unknown />;
}

function ActivityPage({ activity }: { activity: Activity }): VNode {
  usePageTitle(activity.title);
  return (
    <div class="app">
      <header class={`activity__art art-${tintOf(activity.picture)}`}>
        <button type="button" class="icon-btn icon-btn--surface" aria-label={t("play.back")} onClick={() => goBack("/play")}>
          <Icon name="arrow-left" class="icon--dir" />
        </button>
        <Picto name={activity.picture} />
      </header>
      <main class="page page--plain activity">
        <Opening activity={activity} />
        <HowTo activity={activity} />
        <MakeItFit activity={activity} />
        <Notes activity={activity} />
        <Safety activity={activity} />
        <p class="t-small t-2">{activity.evidence.line}</p>
        {!activity.reviewed && <p class="t-small t-2">{t("play.not-reviewed")}</p>}
        <Link class="btn btn--block" href="/log/win">
          <Icon name="plant" />
          {t("play.log")}
        </Link>
      </main>
    </div>
  );
}

function Opening({ activity }: { activity: Activity }): VNode {
  return (
    <div class="stack">
      <h1 class="t-display">{activity.title}</h1>
      <p class="t-lead t-2">{activity.summary}</p>
      <IdeaMeta activity={activity} />
      <p class="t-small">{activity.builds}</p>
      {activity.materials.length > 0 && (
        <ul class="bullets t-small" aria-label={t("play.materials")}>
          {activity.materials.map(({ name, swap }) => (
            <li key={name}>{t("play.material", { name, swap })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function HowTo({ activity }: { activity: Activity }): VNode {
  return (
    <section class="stack" aria-labelledby="how">
      <div class="section-h">
        <h2 id="how">{t("play.how")}</h2>
      </div>
      {activity.before && <p>{activity.before}</p>}
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

function MakeItFit({ activity }: { activity: Activity }): VNode {
  const level = useSignal<"easier" | "further">("easier");
  const segments = [
    { value: "easier", label: t("play.easier") },
    { value: "further", label: t("play.further") },
  ] as const;
  return (
    <section class="card stack" aria-labelledby="fit">
      <h2 class="t-heading" id="fit">
        {t("play.fit")}
      </h2>
      <Segments
        label={t("play.fit")}
        name="level"
        segments={[...segments]}
        value={level.value}
        choose={(next) => (level.value = next)}
      />
      <ul class="bullets">
        {activity[level.value].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ activity }: { activity: Activity }): VNode {
  const { signals, sensory, aac_words: words } = activity;
  return (
    <section class="stack" aria-labelledby="notes">
      <div class="section-h">
        <h2 id="notes">{t("play.watch")}</h2>
      </div>
      <div class="rows">
        <Row plate={<Plate picture="wave" size="s" />} title={t("play.enjoying")} sub={signals.enjoying} />
        <Row plate={<Plate picture="hourglass" size="s" />} title={t("play.enough")} sub={signals.enough} />
        <Row plate={<Plate picture="touch" size="s" />} title={t("play.senses")} sub={sensory.notes} />
        <Row plate={<Plate picture="mouth" size="s" />} title={t("play.words")} sub={words.join(", ")} />
      </div>
    </section>
  );
}

function Safety({ activity: { safety } }: { activity: Activity }): VNode {
  return (
    <section class="card card--butter inline inline--3 inline--top" aria-labelledby="safe">
      <Icon name="shield-check" />
      <div class="grow">
        <h2 class="row__title" id="safe">
          {t("play.safe")}
        </h2>
        <p class="t-small mt-1">{[t(`safety.${safety.level}`), ...safety.notes].join(" ")}</p>
      </div>
    </section>
  );
}

function Unknown(): VNode {
  return (
    <PlainPage head={<BackBar title={t("tab.play")} to="/play" />}>
      <Empty title={t("play.unknown")} text={t("play.none-yet-text")} />
    </PlainPage>
  );
}
