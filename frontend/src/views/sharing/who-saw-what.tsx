/** Every look from outside the family, in plain words. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Look } from "../../api/sharing";
import { Plate } from "../../components/plate";
import type { IconName } from "../../icon";
import { bdi, t } from "../../i18n";
import { now } from "../../store/state";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";

const AT_ONCE = 8;
const ICON: Record<Look["what"], IconName> = { journal: "eye", summary: "chart-line", print: "printer", seen: "check" };

/** Newest first; the rest is one tap away. */
export function WhoSawWhat({ looks }: { looks: Look[] }): VNode {
  const all = useSignal(false);
  const shown = all.value ? looks : looks.slice(0, AT_ONCE);
  return (
    <section class="stack" aria-labelledby="looks">
      <div class="section-h">
        <h2 id="looks">{t("sharing.looks")}</h2>
      </div>
      {looks.length === 0 ? (
        <p class="t-2">{t("sharing.looks-none")}</p>
      ) : (
        <ul class="rows">
          {shown.map((look) => (
            <li class="row row--tight" key={`${look.at}${look.name}${look.what}`}>
              <Plate icon={ICON[look.what]} size="s" tone="dusk" />
              <span class="grow">
                <span class="row__title row__title--plain">{lookInWords(look)}</span>
                <span class="row__sub cap">{whenInWords(look.at, now.value, zone.value)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < looks.length && (
        <button type="button" class="btn btn--block" onClick={() => (all.value = true)}>
          {t("sharing.looks-all")}
        </button>
      )}
    </section>
  );
}

function lookInWords({ what, name, count }: Look): string {
  if (what === "journal") return t("look.journal", { name: bdi(name), count });
  return t(`look.${what}`, { name: bdi(name) });
}
