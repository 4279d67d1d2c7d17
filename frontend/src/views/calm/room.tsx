/** Six things in the room to turn down. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { t } from "../../i18n";
import { withOrWithout } from "../../with-or-without";

const ROOM = ["lights", "sound", "people", "words", "clothes", "smells"] as const;
type RoomItem = (typeof ROOM)[number];

const RESET_AFTER_MS = 3_600_000;

const ticked = signal<{ at: number; items: RoomItem[] }>({ at: 0, items: [] });

/** The ticks go after an hour. */
export function Room(): VNode {
  const fresh = Date.now() - ticked.value.at < RESET_AFTER_MS;
  const items = fresh ? ticked.value.items : [];
  const toggle = (item: RoomItem) => {
    ticked.value = { at: Date.now(), items: withOrWithout(items, item) };
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
              <span class="row__title row__title--plain">{t(`room.${item}`)}</span>
              <span class="row__sub">{t(`room.${item}.sub`)}</span>
            </span>
            <input class="check" type="checkbox" checked={items.includes(item)} onChange={() => toggle(item)} />
          </label>
        ))}
      </div>
    </section>
  );
}
