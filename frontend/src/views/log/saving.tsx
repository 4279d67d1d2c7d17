/** Saving from a sheet: it closes when the words are kept, and stays when this device is full. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import { goBack } from "../../router";

export interface Saving {
  /** The device had no room; nothing on the sheet is lost. */
  full: boolean;
  save: () => Promise<void>;
}

/** `write` keeps the words and forgets the draft; `to` is where a sheet that was opened by its address closes to. */
export function useSaving(write: () => Promise<void>, to = "/"): Saving {
  const full = useSignal(false);
  const save = async () => {
    try {
      await write();
    } catch {
      full.value = true;
      return;
    }
    goBack(to);
  };
  return { full: full.value, save };
}

/** What is safe first, then what happened. */
export function NoRoom(): VNode {
  return (
    <Banner tone="error" icon="warning-circle" title={t("log.full")}>
      {t("log.full-text")}
    </Banner>
  );
}
