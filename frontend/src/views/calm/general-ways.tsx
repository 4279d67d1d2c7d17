/** What may help a child nobody knows here. */

import type { VNode } from "preact";
import { waysFor } from "../../calm/ways";
import { t } from "../../i18n";
import { Link } from "../../router";
import { content } from "../../store/state";
import { WayTile } from "./way-tile";

const MOST = 8;

/** For anybody, signed in or not; nothing until the content has come to this device once. */
export function GeneralWays(): VNode | null {
  const ways = waysFor(content.value?.ways ?? [], "calm").slice(0, MOST);
  if (ways.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="helps">
      <div class="section-h">
        <h2 id="helps">{t("calm.may-help")}</h2>
        <Link class="link" href="/calm/board">
          {t("calm.show-pictures")}
        </Link>
      </div>
      <div class="help-grid">
        {ways.map((way) => (
          <WayTile key={way.id} way={way} />
        ))}
      </div>
    </section>
  );
}
