/** What can be found out about this device without asking anybody but itself and the server's clock. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { canSpeak } from "../../aloud";
import { language } from "../../i18n";
import { aheadOfServer } from "../../server-clock";

/** Whether the browser has promised to keep what is stored; null where it does not say. */
export type Kept = boolean | null;

/** Whether storage is kept, and how to ask for it. */
export function useKept(): { kept: Kept; refused: boolean; ask: () => void } {
  const kept = useSignal<Kept>(null);
  const refused = useSignal(false);
  const storage = globalThis.navigator?.storage as StorageManager | undefined;
  useEffect(() => {
    void storage?.persisted?.().then((answer) => (kept.value = answer));
  }, []);
  const ask = () => {
    void storage?.persist().then((answer) => {
      kept.value = answer;
      refused.value = !answer;
    });
  };
  return { kept: kept.value, refused: refused.value, ask };
}

/** A voice for the language on screen: on the device itself, only with a connection, or none. */
export type Voice = "here" | "online" | "none";

/** Browsers load their voices after the page. */
export function useVoice(): Voice {
  const voice = useSignal<Voice>(voiceNow());
  useEffect(() => {
    if (!canSpeak()) return;
    const look = () => (voice.value = voiceNow());
    look();
    speechSynthesis.addEventListener?.("voiceschanged", look);
    return () => speechSynthesis.removeEventListener?.("voiceschanged", look);
  }, []);
  return voice.value;
}

/** Milliseconds this device is ahead of the server; null while or where that is not known. */
export function useClockDifference(): number | null {
  const ahead = useSignal<number | null>(null);
  useEffect(() => {
    aheadOfServer().then(
      (difference) => (ahead.value = difference),
      () => undefined,
    );
  }, []);
  return ahead.value;
}

function voiceNow(): Voice {
  if (!canSpeak()) return "none";
  const fitting = speechSynthesis.getVoices().filter(({ lang }) => lang.split(/[-_]/)[0] === language.peek());
  if (fitting.length === 0) return "none";
  return fitting.some(({ localService }) => localService) ? "here" : "online";
}
