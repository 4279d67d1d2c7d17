/** When to call someone: the emergency number, then cards from the most pressing to what can be prepared. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { CardLink } from "../../components/card-link";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { BackBar } from "../../components/top-bar";
import { byUrgency } from "../../help/cards";
import { numbersHere } from "../../help/numbers-here";
import { closePrivateCard, openPrivately } from "../../help/private-card";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { SafetyCard } from "../../store/content-types";
import { content } from "../../store/state";
import { CallList } from "./call-list";
import { NotHelp } from "./not-help";
import { PrivateCard } from "./private-card";

/** For anyone, signed in or not, with or without a connection. */
export default function HelpView(): VNode {
  // Whoever goes elsewhere and comes back finds the list.
  useEffect(() => closePrivateCard, []);
  const open = content.value?.cards.find(({ id, private: hidden }) => hidden && id === openPrivately.value);
  return open ? <PrivateCard card={open} /> : <Cards />;
}

function Cards(): VNode {
  const cards = content.value?.cards ?? [];
  const [emergency] = numbersHere();
  return (
    <PlainPage head={<BackBar title={t("help.title")} to="/" />}>
      {emergency && <CallList numbers={[emergency]} />}
      {byUrgency(cards.filter((card) => !card.private)).map((group) => (
        <CardGroup key={group.urgency} id={group.urgency} title={t(`help.urgency.${group.urgency}`)} cards={group.cards} />
      ))}
      <CardGroup id="private" title={t("help.private")} cards={cards.filter((card) => card.private)} />
      {cards.length === 0 && <p class="t-2">{t("help.no-cards")}</p>}
      <More />
      <NotHelp />
    </PlainPage>
  );
}

interface CardGroupProps {
  id: string;
  title: string;
  cards: SafetyCard[];
}

function CardGroup({ id, title, cards }: CardGroupProps): VNode | null {
  if (cards.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="section-h">
        <h2 id={id}>{title}</h2>
      </div>
      <div class="rows">
        {cards.map((card) => (
          <CardLink key={card.id} card={card} class="row">
            <Plate picture={card.picture} size="s" />
            <span class="grow">
              <span class="row__title">{card.title}</span>
              <span class="row__sub">{card.lead}</span>
            </span>
            <Icon name="caret-right" class="icon--s icon--dir" />
          </CardLink>
        ))}
      </div>
    </section>
  );
}

function More(): VNode {
  const [note] = content.value?.notes ?? [];
  return (
    <section class="rows" aria-label={t("help.more")}>
      <Row
        plate={<Plate icon="phone" size="s" tone="sage" />}
        title={t("help.numbers")}
        sub={t("help.numbers-sub")}
        href="/help/numbers"
      />
      {note && <Row plate={<Plate icon="notebook" size="s" tone="dusk" />} title={note.link} href="/help/evidence" />}
    </section>
  );
}
