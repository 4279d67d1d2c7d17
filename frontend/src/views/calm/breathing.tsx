/** A shape that breathes; where nothing may move it stands still and the word counts. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { breathAt } from "../../calm/breath";
import { t } from "../../i18n";

const SECOND_MS = 1_000;
const PAUSES_AFTER = 180;

/** Moves at once, without a sound; rests after three minutes until it is tapped. */
export function Breathing(): VNode {
  const seconds = useSignal(0);
  const resting = seconds.value >= PAUSES_AFTER;
  useEffect(() => {
    if (resting) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") seconds.value += 1;
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [resting]);
  const { phase, left } = breathAt(seconds.value);
  return (
    <section class="breath" aria-label={t("calm.shape")} data-paused={resting ? "" : undefined}>
      <span class="breath__ring" />
      <span class="breath__ring" />
      <span class="breath__ring" />
      {resting ? (
        <button type="button" class="breath__word" onClick={() => (seconds.value = 0)}>
          {t("calm.again")}
        </button>
      ) : (
        <p class="breath__word" aria-hidden="true">
          {t(`calm.${phase}`)}
          <small>{t("calm.count", { left })}</small>
        </p>
      )}
    </section>
  );
}
