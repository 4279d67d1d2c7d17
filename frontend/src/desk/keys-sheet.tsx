/** All keys of the desk, and the switch that turns them off. */

import type { VNode } from "preact";
import { Sheet } from "../components/sheet";
import { t } from "../i18n";
import { keysOn } from "./keys";

const LIST = [
  { key: "J", does: "next" },
  { key: "K", does: "previous" },
  { key: "↵", does: "open" },
  { key: "E", does: "seen" },
  { key: "/", does: "find" },
  { key: "?", does: "help" },
] as const;

/** Opened by "?" or from the side. */
export function KeysSheet({ close }: { close: () => void }): VNode {
  return (
    <Sheet title={t("desk.keys")} close={close}>
      <dl class="rows">
        {LIST.map(({ key, does }) => (
          <div class="row row--tight" key={key}>
            <dt class="grow">{t(`desk.key.${does}`)}</dt>
            <dd>
              <kbd class="kbd">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <div class="rows">
        <label class="row">
          <span class="grow">
            <span class="row__title">{t("desk.keys-on")}</span>
            <span class="row__sub">{t("desk.keys-off")}</span>
          </span>
          <input
            class="switch"
            type="checkbox"
            role="switch"
            checked={keysOn.value}
            onChange={(event) => (keysOn.value = event.currentTarget.checked)}
          />
        </label>
      </div>
    </Sheet>
  );
}
