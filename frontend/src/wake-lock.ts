/** A screen that stays lit while somebody reads from it with no hand free. */

import { useEffect } from "preact/hooks";

/** Held while the view is open; the system lets go of it when the page is hidden, so it is taken again. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const take = async () => {
      if (document.visibilityState !== "visible") return;
      // A phone that saves its battery says no: then the screen goes dark as it always does.
      lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
      if (left) await lock?.release();
    };
    const again = () => void take();
    document.addEventListener("visibilitychange", again);
    again();
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
