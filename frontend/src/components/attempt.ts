/** An action that may fail: one at a time, busy while it runs, and words when it did not work. */

import { useSignal } from "@preact/signals";

export interface Attempt {
  attempt: (work: () => Promise<void>) => void;
  busy: boolean;
  trouble: string | null;
}

/** A failed attempt leaves everything on screen; `inWords` says what went wrong. */
export function useAttemptInWords(inWords: (error: unknown) => string): Attempt {
  const busy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const attempt = (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    void work()
      .catch((error: unknown) => {
        trouble.value = inWords(error);
      })
      .finally(() => (busy.value = false));
  };
  return { attempt, busy: busy.value, trouble: trouble.value };
}
