/** What comes before any tip: when to ask a doctor about this. */

import type { VNode } from "preact";
import { cardsAbout } from "../help/cards";
import { t } from "../i18n";
import { Icon } from "../icon";
import type { SafetyCard, Topic } from "../store/content-types";
import { content } from "../store/state";
import { CardLink } from "./card-link";

/** One butter card that leads to the safety card of the topic; several cards stand folded in it. */
export function RedFlags({ topic }: { topic: Topic }): VNode | null {
  const cards = cardsAbout(content.value?.cards ?? [], topic);
  const [only] = cards;
  if (!only) return null;
  return cards.length === 1 ? <OneCard card={only} /> : <SeveralCards cards={cards} />;
}

function OneCard({ card }: { card: SafetyCard }): VNode {
  return (
    <CardLink card={card} class="card card--butter row red-flags">
      <Icon name="warning-circle" />
      <span class="grow">
        <span class="row__title">{t("help.ask-a-doctor")}</span>
        <span class="row__sub">{card.title}</span>
      </span>
      <Icon name="caret-right" class="icon--s icon--dir" />
    </CardLink>
  );
}

function SeveralCards({ cards }: { cards: SafetyCard[] }): VNode {
  return (
    <details class="card card--butter card--flush disclose red-flags">
      <summary>
        <Icon name="warning-circle" />
        {t("help.ask-a-doctor")}
        <Icon name="caret-down" />
      </summary>
      {cards.map((card) => (
        <CardLink key={card.id} card={card} class="row">
          <span class="grow">
            <span class="row__title">{card.title}</span>
            <span class="row__sub">{t(`help.urgency.${card.urgency}`)}</span>
          </span>
          <Icon name="caret-right" class="icon--s icon--dir" />
        </CardLink>
      ))}
    </details>
  );
}
