/** One safety card: whom to call, what it looks like, what to do until somebody helps. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { openPrivateCard } from "../../help/private-card";
import { t } from "../../i18n";
import type { ViewProps } from "../../routes";
import type { SafetyCard } from "../../store/content-types";
import { content } from "../../store/state";
import { CardBody } from "./card-body";

/** A private card has no address to stay at: it opens in its list's place. */
export default function HelpCardView({ params }: ViewProps): VNode {
  const card = content.value?.cards.find(({ id }) => id === params.card);
  if (!card) return <Unknown />;
  return card.private ? <Elsewhere card={card} /> : <CardPage card={card} />;
}

function CardPage({ card }: { card: SafetyCard }): VNode {
  return (
    <PlainPage head={<BackBar title={card.title} to="/help" />}>
      <CardBody card={card} />
    </PlainPage>
  );
}

function Elsewhere({ card }: { card: SafetyCard }): VNode {
  useEffect(() => openPrivateCard(card.id), [card.id]);
  return <PlainPage head={<BackBar title={t("help.title")} page="" to="/help" />}>{null}</PlainPage>;
}

function Unknown(): VNode {
  return (
    <PlainPage head={<BackBar title={t("help.title")} to="/help" />}>
      <Empty title={t("help.unknown")} text={t("help.no-cards")} />
    </PlainPage>
  );
}
