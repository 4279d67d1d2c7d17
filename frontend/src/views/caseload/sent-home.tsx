/** Ideas for play that a therapist has with a family: what was sent and why, one more, or one less. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { readSentHome, type SentIdea, sendHome, takeIdeaBack } from "../../api/caseload";
import { type Reading, useReading } from "../../api/reading";
import { Live } from "../../components/live";
import { Plate } from "../../components/plate";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import type { Activity } from "../../store/content-types";
import { content } from "../../store/state";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "../sharing/attempt";
import { SendSheet } from "./send-sheet";

interface SentHomeProps {
  child: { id: string; nickname: string };
}

/** Beside what the family shares; nobody else's ideas stand here. */
export function SentHome({ child }: SentHomeProps): VNode {
  const reading = useReading(() => readSentHome(child.id), child.id);
  const isOpen = useSignal(false);
  const sent = (idea: SentIdea) => {
    isOpen.value = false;
    reading.change((ideas) => [...ideas, idea]);
    toast({ text: t("sent.done", { child: bdi(child.nickname) }) });
  };
  return (
    <section class="pane pane--snug" aria-labelledby="sent-home">
      <div class="section-h">
        <h2 class="t-heading" id="sent-home">
          {t("sent.title")}
        </h2>
        <button type="button" class="btn btn--compact" onClick={() => (isOpen.value = true)}>
          <Icon name="plus" />
          {t("sent.add")}
        </button>
      </div>
      <Live reading={reading} alone={t("online.alone-desk")}>
        {(ideas) => (ideas.length > 0 ? <Ideas child={child} ideas={ideas} reading={reading} /> : <NoneYet />)}
      </Live>
      {isOpen.value && (
        <SendSheet
          child={child}
          close={() => (isOpen.value = false)}
          send={(activity, why) => sendHome(child.id, { id: newId(), activity_id: activity, why }).then(sent)}
        />
      )}
    </section>
  );
}

function NoneYet(): VNode {
  return <p class="t-small t-2">{t("sent.none")}</p>;
}

interface IdeasProps extends SentHomeProps {
  ideas: SentIdea[];
  reading: Reading<SentIdea[]>;
}

function Ideas({ child, ideas, reading }: IdeasProps): VNode {
  const { attempt, busy, trouble } = useAttempt();
  const known = new Map(content.value?.activities.map((activity) => [activity.id, activity]));
  const takeBack = (id: string) =>
    attempt(async () => {
      await takeIdeaBack(child.id, id);
      reading.change((all) => all.filter((one) => one.id !== id));
    });
  return (
    <>
      <Trouble words={trouble} />
      <ul class="stack">
        {ideas.map((idea) => (
          <SentRow key={idea.id} idea={idea} activity={known.get(idea.activity_id)} busy={busy} takeBack={takeBack} />
        ))}
      </ul>
    </>
  );
}

interface SentRowProps {
  idea: SentIdea;
  activity: Activity | undefined;
  busy: boolean;
  takeBack: (id: string) => void;
}

function SentRow({ idea, activity, busy, takeBack }: SentRowProps): VNode {
  const title = activity?.title ?? t("sent.unknown");
  return (
    <li class="inline inline--3 inline--top">
      {activity && <Plate picture={activity.picture} size="s" />}
      <span class="grow">
        <span class="row__title">{title}</span>
        <span class="t-caption t-2">{idea.why}</span>
      </span>
      <button
        type="button"
        class="icon-btn"
        disabled={busy}
        aria-label={t("sent.take-back", { idea: title })}
        onClick={() => takeBack(idea.id)}
      >
        <Icon name="x" />
      </button>
    </li>
  );
}
