/** What an activity asks of the senses, words to use, how a child says yes and enough, and how to keep it safe. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { needsWarning } from "../../play/pick";
import { facts } from "../../play/shelf";
import { PICTURE_OF } from "../../profile/senses";
import type { Activity } from "../../store/content-types";
import { currentChild } from "../../store/state";
import type { Child, Sense } from "../../store/types";

/** One row for each sense, with what the family said about it. */
export function SensoryNotes({ activity: { sensory } }: { activity: Activity }): VNode {
  return (
    <section class="stack" aria-labelledby="senses">
      <div class="section-h">
        <h2 id="senses">{t("play.senses")}</h2>
      </div>
      <div class="rows">
        {sensory.channels.map((sense) => (
          <Row
            key={sense}
            plate={<Plate picture={PICTURE_OF[sense]} size="s" />}
            title={t(`senses.name.${sense}`)}
            sub={senseInWords(sense, sensory.intensity)}
          />
        ))}
        <div class="row row--tight">
          <p class="t-small t-2">{[sensory.notes, t(`play.usual.${sensory.usual_effect}`)].join(" ")}</p>
        </div>
      </div>
    </section>
  );
}

function senseInWords(sense: Sense, intensity: 1 | 2 | 3): string {
  const leaning = facts.value?.profile?.senses[sense];
  const child = bdi(currentChild.value?.nickname ?? "");
  const words = [t(`play.intensity.${intensity}`)];
  if (leaning === "avoids" || leaning === "seeks") words.push(t(`senses.${leaning}-it`, { child }));
  return words.join(" ");
}

/** Said, signed or pointed at: all of them count. */
export function WordsToUse({ words }: { words: string[] }): VNode {
  return (
    <section class="stack" aria-labelledby="words">
      <div class="section-h">
        <h2 id="words">{t("play.words")}</h2>
      </div>
      <ul class="chips chips--tags">
        {words.map((word) => (
          <li class="tag tag--word" key={word}>
            {word}
          </li>
        ))}
      </ul>
      <p class="t-small t-2">{t("play.words-text")}</p>
    </section>
  );
}

/** What shows that it is fun, and what shows that it is enough. */
export function Signals({ activity: { signals } }: { activity: Activity }): VNode {
  return (
    <section class="stack" aria-labelledby="watch">
      <div class="section-h">
        <h2 id="watch">{t("play.watch")}</h2>
      </div>
      <div class="rows">
        <Row plate={<Plate picture="thumbs-up" size="s" />} title={t("play.enjoying")} sub={signals.enjoying} />
        <Row plate={<Plate picture="stop" size="s" />} title={t("play.enough")} sub={signals.enough} />
      </div>
    </section>
  );
}

/** How near an adult stays, and what to watch. */
export function Safety({ activity, child }: { activity: Activity; child: Child }): VNode {
  const { level, notes } = activity.safety;
  return (
    <section class="card card--butter inline inline--3 inline--top" aria-labelledby="safe">
      <Icon name="shield-check" />
      <div class="grow">
        <h2 class="row__title" id="safe">
          {t("play.safe")}
        </h2>
        {needsWarning(activity, facts.value) && (
          <p class="t-strong mt-1">{t("play.mouths", { child: bdi(child.nickname) })}</p>
        )}
        <p class="t-small mt-1">{[t(`safety.${level}`), ...notes].join(" ")}</p>
      </div>
    </section>
  );
}
