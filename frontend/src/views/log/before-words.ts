/** What came before a moment, in words. */

import { isBeforeCode } from "../../calm/before";
import { t } from "../../i18n";

/** A code of the app, or the family's own word as it is. */
export function beforeInWords(word: string): string {
  return isBeforeCode(word) ? t(`before.${word}`) : word;
}
