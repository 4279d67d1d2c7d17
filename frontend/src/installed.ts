/** How the app was opened: from the Home Screen in a window of its own, or in a browser's tab. */

/** Whether it runs as an app. */
export function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

/** Whether this is an iPhone or iPad, which also call themselves a Mac. */
export function isAppleTouch(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.maxTouchPoints > 1 && /Mac/.test(navigator.userAgent));
}
