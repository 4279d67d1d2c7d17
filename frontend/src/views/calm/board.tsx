/** Six pictures for a child to point at; no words needed, and no way out but the adults'. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { canSpeak, fallSilent, readAloud } from "../../aloud";
import { type Choice, choicesFor } from "../../calm/choices";
import { HoldLock, useNoWayBack } from "../../components/hold-lock";
import { Picto } from "../../components/picto";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { DARK, themeOf } from "../../looks";
import { goBack } from "../../router";
import { content, currentChild, snapshot } from "../../store/state";
import { looks } from "../../theme";
import { dismissToast } from "../../toast";
import { useWakeLock } from "../../wake-lock";

/** Quiet colours whatever the app wears; a tap marks a picture and does nothing else. */
export default function CalmBoardView(): VNode {
  const chosen = useSignal<string | null>(null);
  usePageTitle(t("board.title"));
  useWakeLock();
  useNoWayBack();
  useEffect(() => {
    dismissToast();
    return fallSilent;
  }, []);
  const choices = choicesFor(snapshot.value, currentChild.value?.id ?? null, content.value?.ways ?? []);
  const always = alwaysThere();
  const all = [...choices, ...always];
  const said = all.filter(({ id }) => id === chosen.value);
  const turn = (id: string) => (chosen.value = chosen.value === id ? null : id);
  const tiles = (list: Choice[]) =>
    list.map((choice) => (
      <PictureCard key={choice.id} choice={choice} chosen={choice.id === chosen.value} turn={() => turn(choice.id)} />
    ));
  return (
    <main class="board" data-theme={themeOf({ ...looks.value, quiet: true }, matchMedia(DARK).matches)}>
      <div class="board__bar">
        <HoldLock leave={() => goBack("/calm", 2)} />
        <h1 class="sr-only">{t("board.title")}</h1>
        {canSpeak() && <Speaker words={(said.length > 0 ? said : all).map(({ word }) => word)} />}
      </div>
      {choices.length > 0 && <div class={`choices choices--${choices.length}`}>{tiles(choices)}</div>}
      <div class="choices choices--always">{tiles(always)}</div>
    </main>
  );
}

/** What a child may also want to say, whatever helps. */
function alwaysThere(): Choice[] {
  return [
    { id: "alone", picture: "hand", word: t("board.alone") },
    { id: "unsure", picture: "thought", word: t("board.unsure") },
  ];
}

function PictureCard({ choice, chosen, turn }: { choice: Choice; chosen: boolean; turn: () => void }): VNode {
  return (
    <button type="button" class="pic-card" aria-pressed={chosen} onClick={turn}>
      <Picto name={choice.picture} />
      <span class="pic-card__word cap">{choice.word}</span>
      {chosen && <Icon name="check-bold" class="pic-card__tick" />}
    </button>
  );
}

function Speaker({ words }: { words: string[] }): VNode {
  return (
    <button
      type="button"
      class="icon-btn icon-btn--sunken board__speaker"
      aria-label={t("board.read")}
      onClick={() => readAloud(words)}
    >
      <Icon name="speaker-high" />
    </button>
  );
}
