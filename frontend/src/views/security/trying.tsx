/** One try at a time: busy while it runs, and words in place when it did not work. */

import type { VNode } from "preact";
import { type Attempt, useAttemptInWords } from "../../components/attempt";
import { Banner } from "../../components/banner";
import { passkeyTrouble } from "../../passkey-words";
import { problemInWords } from "../../problem-words";

/** A failed try leaves everything as it was. */
export function useTrying(): Attempt {
  return useAttemptInWords((error) => passkeyTrouble(error) ?? problemInWords(error));
}

/** What went wrong. */
export function Trouble({ words }: { words: string | null }): VNode | null {
  return words === null ? null : <Banner tone="error" icon="warning-circle" title={words} />;
}
