/** The way to a safety card. One that nobody is to find later opens without an address of its own. */

import type { ComponentChildren, VNode } from "preact";
import { openPrivateCard } from "../help/private-card";
import { Link } from "../router";
import type { SafetyCard } from "../store/content-types";

interface CardLinkProps {
  card: SafetyCard;
  class: string;
  children: ComponentChildren;
}

/** A link, or for a private card a button that looks like one. */
export function CardLink({ card, class: names, children }: CardLinkProps): VNode {
  if (!card.private) {
    return (
      <Link class={names} href={`/help/${card.id}`}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" class={names} onClick={() => openPrivateCard(card.id)}>
      {children}
    </button>
  );
}
