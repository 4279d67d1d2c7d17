/** Entries that were never sent, and the way to let them go: asked for twice, because nothing brings them back. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { t } from "../i18n";

interface UnsentCardProps {
  count: number;
  /** What becomes of them otherwise. */
  text: string;
  discard: () => void;
  children?: ComponentChildren;
}

/** Says how many there are; the words themselves come as children where their writer is signed in. */
export function UnsentCard({ count, text, discard, children }: UnsentCardProps): VNode {
  const asked = useSignal(false);
  return (
    <section class="card stack" aria-labelledby="unsent">
      <h2 class="t-heading" id="unsent">
        {t("signed-out.unsent", { count })}
      </h2>
      <p class="t-2">{asked.value ? t("signed-out.discard-text") : text}</p>
      {children}
      {asked.value ? (
        <div class="grid-2">
          <button type="button" class="btn btn--remove" onClick={discard}>
            {t("signed-out.discard")}
          </button>
          <button type="button" class="btn" onClick={() => (asked.value = false)}>
            {t("sharing.keep")}
          </button>
        </div>
      ) : (
        <button type="button" class="btn" onClick={() => (asked.value = true)}>
          {t("signed-out.discard")}
        </button>
      )}
    </section>
  );
}
