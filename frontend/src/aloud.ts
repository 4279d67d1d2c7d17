/** Words read by the device's own voice: slowly, without a network, and only when somebody asks. */

import { language } from "./i18n";

const SLOWLY = 0.85;

/** Whether this device has a voice. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== "undefined";
}

/** Read this; what was being read stops. `done` runs when it ends or is cut short. */
export function readAloud(words: string[], done?: () => void): void {
  const said = new SpeechSynthesisUtterance(words.join(". "));
  said.lang = language.peek();
  said.rate = SLOWLY;
  said.onend = said.onerror = done ?? null;
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

/** Say no more. */
export function fallSilent(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
