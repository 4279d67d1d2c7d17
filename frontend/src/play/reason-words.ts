/** Why an idea is here, in one line. */

import { bdi, t } from "../i18n";
import type { Reason } from "./reasons";

/** The reason as a sentence. */
export function reasonInWords(reason: Reason): string {
  switch (reason.why) {
    case "area":
      return t("idea.why.area", { area: t(`area.${reason.area}`) });
    case "assigned":
      return t("idea.why.assigned", { name: bdi(reason.name) });
    case "interest":
      return t("idea.why.interest", { interest: t(`interest.${reason.interest}`) });
    case "senses":
      return t("idea.why.senses", { sense: t(`sense.${reason.sense}`) });
    default:
      return t(`idea.why.${reason.why}`);
  }
}
