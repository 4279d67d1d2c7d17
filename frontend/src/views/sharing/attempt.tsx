/** An action that needs a connection: busy while it runs, and words when it did not work. */

import type { VNode } from "preact";
import { problemWords } from "../../api/problem-words";
import { NoConnection } from "../../api";
import { type Attempt, useAttemptInWords } from "../../components/attempt";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";

/** A failed one leaves everything on screen. */
export function useAttempt(): Attempt {
  return useAttemptInWords((error) =>
    error instanceof NoConnection ? t("sharing.needs-connection") : problemWords(error),
  );
}

/** What went wrong, in place. */
export function Trouble({ words, title }: { words: string | null; title?: string }): VNode | null {
  return words === null ? null : (
    <Banner tone="error" icon="warning-circle" title={title ?? t("sharing.not-done")}>
      {words}
    </Banner>
  );
}
