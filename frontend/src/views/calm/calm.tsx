/** Calm: one shape to breathe with, then what can help, for now and for another day. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { Page } from "../../components/page";
import { Plate } from "../../components/plate";
import { TopBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { CalmTip } from "../../store/content-types";
import { content } from "../../store/state";
import { Breathing } from "./breathing";

const ROOM = ["lights", "sound", "people", "words", "clothes", "smells"] as const;
type RoomItem = (typeof ROOM)[number];

const LATER: CalmTip["when"][] = ["before", "after", "set_up"];
const RESET_AFTER_MS = 3_600_000;

const ticked = signal<{ at: number; items: RoomItem[] }>({ at: 0, items: [] });

/** Reached from everywhere in one tap; no quick log here. */
export default function CalmView(): VNode {
  return (
    <Page head={<TopBar title={t("tab.calm")} />} log="none">
      <Breathing />
      <RightNow tips={tipsFor("during")} />
      <Room />
      <section class="stack" aria-label={t("calm.later")}>
        {LATER.map((when) => (
          <Later key={when} when={when} tips={tipsFor(when)} />
        ))}
      </section>
    </Page>
  );
}

function tipsFor(when: CalmTip["when"]): CalmTip[] {
  return (content.value?.calm ?? []).filter((tip) => tip.when === when);
}

/** Six things in the room to turn down; the ticks go after an hour. */
function Room(): VNode {
  const fresh = Date.now() - ticked.value.at < RESET_AFTER_MS;
  const items = fresh ? ticked.value.items : [];
  const toggle = (item: RoomItem) => {
    const next = items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
    ticked.value = { at: Date.now(), items: next };
  };
  return (
    <section class="stack" aria-labelledby="room">
      <div class="section-h">
        <h2 id="room">{t("calm.room")}</h2>
        <span class="t-small t-2">{t("calm.room-count", { done: items.length, of: ROOM.length })}</span>
      </div>
      <div class="rows">
        {ROOM.map((item) => (
          <label class="row row--tight" key={item}>
            <span class="grow">
              <span class="row__title">{t(`room.${item}`)}</span>
              <span class="row__sub">{t(`room.${item}.sub`)}</span>
            </span>
            <input class="check" type="checkbox" checked={items.includes(item)} onChange={() => toggle(item)} />
          </label>
        ))}
      </div>
    </section>
  );
}

function RightNow({ tips }: { tips: CalmTip[] }): VNode | null {
  if (tips.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="during">
      <div class="section-h">
        <h2 id="during">{t("calm.when.during")}</h2>
      </div>
      <div class="rows">
        {tips.map((tip) => (
          <Tip key={tip.id} tip={tip} />
        ))}
      </div>
    </section>
  );
}

/** Tips for another moment stay folded, so that the screen is short when it matters. */
function Later({ when, tips }: { when: CalmTip["when"]; tips: CalmTip[] }): VNode | null {
  if (tips.length === 0) return null;
  return (
    <details class="card card--flush disclose">
      <summary>
        {t(`calm.when.${when}`)}
        <Icon name="caret-down" />
      </summary>
      {tips.map((tip) => (
        <Tip key={tip.id} tip={tip} />
      ))}
    </details>
  );
}

function Tip({ tip }: { tip: CalmTip }): VNode {
  return (
    <div class="row row--top">
      <Plate picture={tip.picture} size="s" />
      <div class="grow">
        <h3 class="row__title">{tip.title}</h3>
        <p class="row__sub">{tip.text}</p>
        {tip.ask_first && <p class="row__sub">{tip.ask_first}</p>}
      </div>
    </div>
  );
}
