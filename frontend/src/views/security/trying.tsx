/** One try at a time: busy while it runs, and words in place when it did not work. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { passkeyTrouble } from "../../passkey-words";
import { problemInWords } from "../../problem-words";

interface Trying {
  attempt: (work: () => Promise<void>) => void;
  busy: boolean;
  trouble: string | null;
}

/** A failed try leaves everything as it was. */
export function useTrying(): Trying {
  const busy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const attempt = (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    const refuse = (error: unknown) => {
      trouble.value = passkeyTrouble(error) ?? problemInWords(error);
    };
    void work()
      .catch(refuse)
      .finally(() => (busy.value = false));
  };
  return { attempt, busy: busy.value, trouble: trouble.value };
}

/** What went wrong. */
export function Trouble({ words }: { words: string | null }): VNode | null {
  return words === null ? null : <Banner tone="error" icon="warning-circle" title={words} />;
}
