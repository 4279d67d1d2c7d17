/** What else has to be right on this phone: kept storage, a voice, the clock. */

import type { VNode } from "preact";
import { readAloud } from "../../aloud";
import { t } from "../../i18n";
import { isInstalled } from "../../installed";
import { clockWords } from "./clock-words";
import { useClockDifference, useKept, useVoice } from "./facts";
import { CheckRow } from "./reach-rows";

const MINUTE_MS = 60_000;

/** Beside the way of a reminder. */
export function RestRows(): VNode {
  return (
    <section class="stack" aria-labelledby="also">
      <div class="section-h">
        <h2 id="also">{t("check-phone.also")}</h2>
      </div>
      <div class="rows">
        <StorageRow />
        <VoiceRow />
        <ClockRow />
      </div>
    </section>
  );
}

function StorageRow(): VNode {
  const { kept, refused, ask } = useKept();
  const words = kept === null ? "unsaid" : kept ? "kept" : "loose";
  const sub = refused ? "refused" : words;
  return (
    <CheckRow
      icon="tray-fill"
      well={kept === true}
      title={t(`check-phone.storage.${words}`)}
      sub={sub === "refused" && isInstalled() ? t("check-phone.storage.loose.sub") : t(`check-phone.storage.${sub}.sub`)}
    >
      {kept === false && (
        <button type="button" class="btn" onClick={ask}>
          {t("check-phone.storage.ask")}
        </button>
      )}
    </CheckRow>
  );
}

function VoiceRow(): VNode {
  const voice = useVoice();
  return (
    <CheckRow
      icon="speaker-high"
      well={voice === "here"}
      title={t(`check-phone.voice.${voice}`)}
      sub={t(`check-phone.voice.${voice}.sub`)}
    >
      {voice !== "none" && (
        <button type="button" class="btn" onClick={() => readAloud([t("check-phone.voice.sample")])}>
          {t("check-phone.voice.listen")}
        </button>
      )}
    </CheckRow>
  );
}

function ClockRow(): VNode {
  const ahead = useClockDifference();
  const words = ahead === null ? "unknown" : clockWords(ahead);
  const count = Math.round(Math.abs(ahead ?? 0) / MINUTE_MS);
  const title = words === "ahead" || words === "behind" ? t(`check-phone.clock.${words}`, { count }) : t(`check-phone.clock.${words}`);
  return <CheckRow icon="clock" well={words === "right"} title={title} sub={t(`check-phone.clock.${words}.sub`)} />;
}
