/** What is at hand: ideas that need something else step back. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { THINGS } from "../../play/codes";
import type { Thing } from "../../store/content-types";

interface ThingsSheetProps {
  /** Null: anything. An empty list: nothing at all. */
  things: Thing[] | null;
  choose: (things: Thing[] | null) => void;
  close: () => void;
}

/** Any number of them, or none at all. */
export function ThingsSheet({ things, choose, close }: ThingsSheetProps): VNode {
  const chosen = things ?? [];
  const toggle = (thing: Thing) => {
    const next = chosen.includes(thing) ? chosen.filter((one) => one !== thing) : [...chosen, thing];
    choose(next.length > 0 ? next : null);
  };
  const foot = (
    <button type="button" class="btn btn--primary btn--lg btn--block" onClick={close}>
      {t("play.show")}
    </button>
  );
  return (
    <Sheet title={t("play.filter.things")} close={close} foot={foot}>
      <Chips
        kind="many"
        name="thing"
        legend={t("play.things-legend")}
        choices={THINGS.map((value) => ({ value, label: t(`thing.${value}`) }))}
        chosen={chosen}
        toggle={toggle}
      />
      <div class="chips">
        <button
          type="button"
          class="chip"
          aria-pressed={things?.length === 0}
          onClick={() => choose(things?.length === 0 ? null : [])}
        >
          {t("play.things-none")}
        </button>
      </div>
    </Sheet>
  );
}
