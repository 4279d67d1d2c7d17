/** An action that needs a connection: busy while it runs, and words when it did not work. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { problemWords } from "../../api/problem-words";
import { NoConnection } from "../../api";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";

interface Attempt {
  attempt: (work: () => Promise<void>) => void;
  busy: boolean;
  trouble: string | null;
}

/** One attempt at a time; a failed one leaves everything on screen. */
export function useAttempt(): Attempt {
  const busy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const attempt = (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    void work()
      .catch((error: unknown) => {
        trouble.value = error instanceof NoConnection ? t("sharing.needs-connection") : problemWords(error);
      })
      .finally(() => (busy.value = false));
  };
  return { attempt, busy: busy.value, trouble: trouble.value };
}

/** What went wrong, in place. */
export function Trouble({ words, title }: { words: string | null; title?: string }): VNode | null {
  return words === null ? null : (
    <Banner tone="error" icon="warning-circle" title={title ?? t("sharing.not-done")}>
      {words}
    </Banner>
  );
}
