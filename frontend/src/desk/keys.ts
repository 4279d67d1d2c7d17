/** Single keys of the desk, each with a visible control beside it. */

import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Whether single keys do anything; they can be turned off, for speech input. Kept for this visit only. */
export const keysOn = signal(true);

export type Keys = Record<string, () => void>;

/** Run an action for a key while the view is on screen; not while typing, in a dialog, or with a modifier. */
export function useKeys(keys: Keys): void {
  // Keys come faster than effects: the newest rendering's actions count, not the newest painting's.
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = latest.current[event.key] ?? latest.current[event.key.toLowerCase()];
      if (!action || !isFree(event)) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function isFree({ target, ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return false;
  if (key.length === 1 && !keysOn.value) return false;
  if (!(target instanceof HTMLElement)) return true;
  if (target.closest("input, textarea, select")) return false;
  // Enter on a control is that control's own.
  return key.length === 1 || !target.closest("a, button");
}
