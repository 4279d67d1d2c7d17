/** A sheet's draft as a hook: what stands there, and how to keep what changes. */

import { useEffect, useMemo } from "preact/hooks";
import { type Draft, draft } from "../store/drafts";

export interface UsedDraft<T> {
  value: T;
  keep: (change: Partial<T>) => void;
  clear: () => Promise<void>;
}

/** The draft of this name over `initial`; leaving the sheet keeps it. */
export function useDraft<T extends object>(name: string, initial: T): UsedDraft<T> {
  const kept: Draft<T> = useMemo(() => draft<T>(name), [name]);
  useEffect(() => {
    kept.ready.catch(() => undefined);
  }, [kept]);
  const value = kept.value.value ?? initial;
  return {
    value,
    keep: (change) => kept.keep({ ...(kept.value.peek() ?? initial), ...change }),
    clear: () => kept.clear(),
  };
}
