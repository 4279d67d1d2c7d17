/** The newest of what was done and seen, and the way to all of it. */

import type { VNode } from "preact";
import { readAudit } from "../../api/audit";
import { useReading } from "../../api/reading";
import { Live } from "../../components/live";
import { t } from "../../i18n";
import { Link } from "../../router";
import { foldLooks } from "../../sharing/audit";
import { now } from "../../store/state";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { LineRow } from "./line-row";

const SHOWN = 4;

/** Asked anew whenever `after` changes: what this person does here is written down as well. */
export function WhoSawWhat({ after }: { after: number }): VNode {
  const reading = useReading(() => readAudit(), String(after));
  return (
    <section class="stack" aria-labelledby="looks">
      <div class="section-h">
        <h2 id="looks">{t("history.title")}</h2>
        <Link class="link" href="/sharing/history">
          {t("history.all")}
        </Link>
      </div>
      <Live reading={reading} alone={t("online.alone-sharing")}>
        {({ lines }) =>
          lines.length === 0 ? (
            <p class="t-2">{t("sharing.looks-none")}</p>
          ) : (
            <ul class="rows">
              {foldLooks(lines)
                .slice(0, SHOWN)
                .map((line) => (
                  <LineRow key={line.id} line={line} when={whenInWords(line.at, now.value, zone.value)} />
                ))}
            </ul>
          )
        }
      </Live>
    </section>
  );
}
