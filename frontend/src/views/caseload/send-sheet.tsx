/** One idea to send home, found by a word of it, and the reason for it. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { LinesField } from "../../components/lines-field";
import { Plate } from "../../components/plate";
import { Sheet } from "../../components/sheet";
import { bdi, t } from "../../i18n";
import { calmestFirst } from "../../play/filter";
import { findIdeas } from "../../play/search";
import type { Activity } from "../../store/content-types";
import { content } from "../../store/state";
import { Trouble, useAttempt } from "../sharing/attempt";

const MOST_SHOWN = 12;
const LONGEST_REASON = 200;

interface SendSheetProps {
  child: { nickname: string };
  close: () => void;
  send: (activity: string, why: string) => Promise<void>;
}

/** Nothing is sent without a reason: it is what makes an idea get played. */
export function SendSheet({ child, close, send }: SendSheetProps): VNode {
  const words = useSignal("");
  const chosen = useSignal<Activity | null>(null);
  const why = useSignal("");
  const { attempt, busy, trouble } = useAttempt();
  const ready = chosen.value !== null && why.value.trim() !== "";
  const press = () => attempt(async () => send(chosen.value?.id ?? "", why.value.trim()));
  const foot = (
    <button type="button" class="btn btn--primary btn--lg btn--block" disabled={busy || !ready} onClick={press}>
      {t("sent.send")}
    </button>
  );
  return (
    <Sheet tall title={t("sent.sheet", { child: bdi(child.nickname) })} close={close} foot={foot}>
      <Trouble words={trouble} />
      <Find words={words.value} change={(next) => (words.value = next)} />
      <div class="rows" role="radiogroup" aria-label={t("sent.ideas")}>
        {shown(words.value, chosen.value).map((activity) => (
          <label class="row row--tight" key={activity.id}>
            <Plate picture={activity.picture} size="s" />
            <span class="grow">
              <span class="row__title">{activity.title}</span>
              <span class="row__sub">{activity.summary}</span>
            </span>
            <input
              class="check"
              type="radio"
              name="idea"
              checked={chosen.value?.id === activity.id}
              onChange={() => (chosen.value = activity)}
            />
          </label>
        ))}
      </div>
      <Why value={why.value} change={(next) => (why.value = next)} />
    </Sheet>
  );
}

/** What fits the words, the chosen one always among them. */
function shown(words: string, chosen: Activity | null): Activity[] {
  const all = content.value?.activities ?? [];
  const found = words.trim() ? findIdeas(all, words) : calmestFirst(all);
  const first = found.slice(0, MOST_SHOWN);
  return chosen && !first.includes(chosen) ? [chosen, ...first] : first;
}

function Find({ words, change }: { words: string; change: (words: string) => void }): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("sent.find")}</label>
      <input
        id={id}
        class="input"
        type="search"
        data-autofocus
        autocomplete="off"
        value={words}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}

function Why({ value, change }: { value: string; change: (value: string) => void }): VNode {
  return (
    <LinesField
      rows={2}
      label={t("sent.why")}
      hint={t("sent.why-hint")}
      value={value}
      maxLength={LONGEST_REASON}
      change={change}
    />
  );
}
