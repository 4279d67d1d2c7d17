/** A few minutes, and what to play in them: three small questions and three ideas on one screen. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { Empty } from "../../components/empty";
import { IdeaCard } from "../../components/idea-card";
import { PlainPage } from "../../components/page";
import { Segments } from "../../components/segments";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { PLACES } from "../../play/codes";
import { pickIdeas, type PlayWish } from "../../play/pick";
import { facts, ideas } from "../../play/shelf";
import { playWish, wishFor } from "../../play/wish";
import { pickInWords, thingsInWords } from "../../play/words";
import { ThingsSheet } from "./things-sheet";

const MINUTES = ["5", "10", "20", "any"] as const;
const EFFECTS = ["settling", "waking", "either"] as const;

/** The answers of the last time stand already, so the first tap may be on an idea. */
export default function PlayNowView(): VNode {
  return (
    <PlainPage head={<BackBar title={t("play.now")} to="/play" />}>
      <Questions />
      <Three />
    </PlainPage>
  );
}

function Questions(): VNode {
  const { minutes, effect, place } = playWish.value;
  return (
    <div class="stack stack--4">
      <div>
        <p class="legend-h" aria-hidden="true">
          {t("play.how-long")}
        </p>
        <Segments
          label={t("play.how-long")}
          name="minutes"
          segments={MINUTES.map((value) => ({ value, label: value === "any" ? t("play.any-time") : t("play.minutes-one", { min: value }) }))}
          value={MINUTES.find((one) => one === String(minutes)) ?? "any"}
          choose={(next) => wishFor({ minutes: next === "any" ? null : Number(next) })}
        />
      </div>
      <Chips
        kind="one"
        name="place"
        legend={t("play.where")}
        choices={PLACES.map((value) => ({ value, label: t(`place.${value}`) }))}
        chosen={[place ?? "anywhere"]}
        toggle={(next) => wishFor({ place: next === "anywhere" ? null : next })}
      />
      <div>
        <p class="legend-h" aria-hidden="true">
          {t("play.what-kind")}
        </p>
        <Segments
          label={t("play.what-kind")}
          name="effect"
          segments={EFFECTS.map((value) => ({ value, label: t(`play.effect.${value}`) }))}
          value={effect ?? "either"}
          choose={(next) => wishFor({ effect: next === "either" ? null : next })}
        />
      </div>
      <Things things={playWish.value.things} />
    </div>
  );
}

/** Not a question to be answered: whoever has something in mind opens it. */
function Things({ things }: Pick<PlayWish, "things">): VNode {
  const open = useSignal(false);
  return (
    <div class="chips">
      <button
        type="button"
        class="chip"
        aria-pressed={things ? true : undefined}
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        {things ? thingsInWords(things) : t("play.filter.things")}
        <Icon name="caret-down" />
      </button>
      {open.value && <ThingsSheet things={things} choose={(next) => wishFor({ things: next })} close={() => (open.value = false)} />}
    </div>
  );
}

function Three(): VNode {
  const known = facts.value;
  const picked = known ? pickIdeas(ideas.value, known, playWish.value) : [];
  if (!known || picked.length === 0) return <Empty title={t("play.none-yet")} text={t("play.none-yet-text")} />;
  return (
    <section class="stack" aria-labelledby="three">
      <h2 class="t-heading" id="three">
        {t("play.three", { count: picked.length })}
      </h2>
      {picked.map((one) => (
        <IdeaCard key={one.item.id} activity={one.item} reason={pickInWords(one, known)} />
      ))}
    </section>
  );
}
