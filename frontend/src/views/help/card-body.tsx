/** The fixed words of a safety card, with the numbers beside them. */

import type { VNode } from "preact";
import { Bullets } from "../../components/bullets";
import { Plate } from "../../components/plate";
import { ReviewNote } from "../../components/review-note";
import { numbersOn } from "../../help/numbers";
import { numbersHere } from "../../help/numbers-here";
import { t } from "../../i18n";
import type { SafetyCard } from "../../store/content-types";
import { CallList } from "./call-list";
import { NotHelp } from "./not-help";

interface CardBodyProps {
  card: SafetyCard;
  /** The screen has another filled button. */
  quiet?: boolean;
}

/** Who to call comes before what to read. */
export function CardBody({ card, quiet = false }: CardBodyProps): VNode {
  return (
    <>
      <div class="inline inline--3 inline--top">
        <Plate picture={card.picture} />
        <div class="grow">
          {!card.private && <p class="t-small t-2">{t(`help.urgency.${card.urgency}`)}</p>}
          <p class="t-lead t-strong">{card.lead}</p>
        </div>
      </div>
      <CallList numbers={numbersOn(card, numbersHere())} quiet={quiet} />
      <section class="card stack" aria-labelledby="lines">
        <h2 class="t-heading" id="lines">
          {headingOf(card)}
        </h2>
        <Bullets lines={card.lines} />
      </section>
      {card.meanwhile.length > 0 && (
        <section class="card card--butter stack" aria-labelledby="meanwhile">
          <h2 class="t-heading" id="meanwhile">
            {t("help.meanwhile")}
          </h2>
          <Bullets lines={card.meanwhile} />
        </section>
      )}
      <ReviewNote items={[card]} bare />
      <NotHelp />
    </>
  );
}

function headingOf({ urgency, private: hidden }: SafetyCard): string {
  if (hidden) return t("help.to-know");
  if (urgency === "plan") return t("help.prepare");
  return urgency === "now" ? t("help.when-to-call") : t("help.looks-like");
}
