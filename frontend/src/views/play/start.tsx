/** An activity while it is played: one step at a time, large, and a way to stop. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Picto } from "../../components/picto";
import { ReadAloud } from "../../components/read-aloud";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { levelOf } from "../../play/level";
import { type AnyIdea, isOwn } from "../../play/own";
import { type Scene, scenesOf } from "../../play/scenes";
import { ideaWith } from "../../play/shelf";
import { goBack, Link } from "../../router";
import type { ViewProps } from "../../routes";
import { currentChild, snapshot } from "../../store/state";
import { useWakeLock } from "../../wake-lock";
import { UnknownIdea } from "./unknown-idea";
import { VerdictRow } from "./verdict-row";

/** Read at arm's length; nothing moves on by itself. */
export default function StartView({ params }: ViewProps): VNode {
  const activity = ideaWith(params.id);
  const child = currentChild.value;
  return activity && child ? <Playing activity={activity} child={child.id} /> : <UnknownIdea />;
}

function Playing({ activity, child }: { activity: AnyIdea; child: string }): VNode {
  usePageTitle(activity.title);
  useWakeLock();
  const at = useSignal(0);
  const scenes = scenesOf(activity, levelOf(snapshot.value, child, activity.id));
  const scene = scenes[at.value];
  const end = () => (at.value = scenes.length);
  return (
    <div class="app playing">
      <header class="topbar playing__bar">
        <p class="grow t-small t-2">{scene ? place(scenes, at.value) : activity.title}</p>
        {scene && (
          <button type="button" class="btn btn--quiet" onClick={end}>
            {t("play.stop")}
          </button>
        )}
      </header>
      {scene ? (
        <Shown
          activity={activity}
          scene={scene}
          first={at.value === 0}
          last={at.value === scenes.length - 1}
          move={(by) => (at.value += by)}
        />
      ) : (
        <Ended activity={activity} child={child} />
      )}
    </div>
  );
}

function place(scenes: Scene[], at: number): string {
  const steps = scenes.filter(({ kind }) => kind === "step").length;
  const number = at + 1 - (scenes.length - steps);
  return number > 0 ? t("play.step", { number, steps }) : t("play.before");
}

interface ShownProps {
  activity: AnyIdea;
  scene: Scene;
  first: boolean;
  last: boolean;
  move: (by: 1 | -1) => void;
}

function Shown({ activity, scene, first, last, move }: ShownProps): VNode {
  const heading = useHeading(scene.kind === "step" ? scene.text : scene.lines.join(" "));
  const enough = isOwn(activity) ? null : activity.signals.enough;
  return (
    <main class="page page--plain playing__page">
      <Picto name={activity.picture} />
      {scene.kind === "step" ? (
        <h1 class="playing__words" ref={heading} tabIndex={-1}>
          {scene.text}
        </h1>
      ) : (
        <Before lines={scene.lines} heading={heading} />
      )}
      <ReadAloud text={scene.kind === "step" ? scene.text : scene.lines.join(" ")} />
      {enough && <p class="t-small t-2">{t("play.enough-line", { signs: enough })}</p>}
      <Steps first={first} last={last} move={move} />
    </main>
  );
}

function Steps({ first, last, move }: Pick<ShownProps, "first" | "last" | "move">): VNode {
  return (
    <div class="foot-bar">
      <div class="actions">
        <button type="button" class="btn btn--lg" disabled={first} onClick={() => move(-1)}>
          {t("play.step-back")}
        </button>
        <button type="button" class="btn btn--primary btn--lg" onClick={() => move(1)}>
          {last ? t("play.finished") : t("action.next")}
        </button>
      </div>
    </div>
  );
}

function Before({ lines, heading }: { lines: string[]; heading: ReturnType<typeof useHeading> }): VNode {
  return (
    <div class="stack">
      <h1 class="t-title" ref={heading} tabIndex={-1}>
        {t("play.before")}
      </h1>
      {lines.map((line) => (
        <p class="playing__line" key={line}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Ended({ activity, child }: { activity: AnyIdea; child: string }): VNode {
  const heading = useHeading("end");
  return (
    <main class="page page--plain playing__page">
      <Picto name={activity.picture} />
      <div class="stack stack--2">
        <h1 class="t-display" ref={heading} tabIndex={-1}>
          {t("play.how-was-it")}
        </h1>
        <p class="t-2">{t("play.how-was-it-text")}</p>
      </div>
      <VerdictRow activity={activity.id} child={child} large />
      <Link class="link" href="/log/win">
        {t("play.log")}
      </Link>
      <div class="foot-bar">
        <button type="button" class="btn btn--primary btn--lg btn--block" onClick={() => goBack(`/play/${activity.id}`)}>
          {t("action.close")}
        </button>
      </div>
    </main>
  );
}

/** The heading takes the focus when what it says changes, so that it is read. */
function useHeading(words: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [words]);
  return heading;
}
