/** A button that reads something aloud. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { canSpeak, fallSilent, readAloud } from "../aloud";
import { t } from "../i18n";
import { Icon } from "../icon";

/** A second tap, or another text, stops it; nothing where the device has no voice. */
export function ReadAloud({ text }: { text: string }): VNode | null {
  const reading = useSignal(false);
  useEffect(() => {
    reading.value = false;
    return fallSilent;
  }, [text]);
  if (!canSpeak()) return null;
  const turn = () => {
    if (reading.value) fallSilent();
    else readAloud([text], () => (reading.value = false));
    reading.value = !reading.value;
  };
  return (
    <button type="button" class="btn" aria-pressed={reading.value} onClick={turn}>
      <Icon name="speaker-high" />
      {t("action.read-aloud")}
    </button>
  );
}
