/** Links to the page about a child that still open, each with its end. */

import type { VNode } from "preact";
import { type AboutCard, stopAboutCard } from "../../api/about-cards";
import { bdi, formatDate, t } from "../../i18n";
import { Icon } from "../../icon";
import { me, snapshot } from "../../store/state";
import type { Instant } from "../../store/types";
import { localDay } from "../../time";
import { today, zone } from "../../today/calendar";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "../sharing/attempt";

interface OpenLinksProps {
  cards: AboutCard[];
  changed: () => void;
}

/** Stopped at once, by any parent. */
export function OpenLinks({ cards, changed }: OpenLinksProps): VNode | null {
  const { attempt, busy, trouble } = useAttempt();
  if (cards.length === 0) return null;
  const stop = ({ id }: AboutCard) =>
    attempt(async () => {
      await stopAboutCard(id);
      toast({ text: t("about.card.stopped") });
      changed();
    });
  return (
    <div class="stack stack--2">
      <h3 class="t-small t-strong">{t("about.card.open")}</h3>
      <Trouble words={trouble} />
      <ul class="lines">
        {cards.map((card) => (
          <li class="inline inline--3" key={card.id}>
            <Icon name="link" />
            <span class="grow">
              <span class="row__title">{t("about.card.until", { day: dayOf(card.ends_at) })}</span>
              <span class="row__sub">{madeInWords(card)}</span>
            </span>
            <button
              type="button"
              class="btn btn--quiet btn--snug"
              aria-label={t("about.card.stop-of", { day: dayOf(card.ends_at) })}
              disabled={busy}
              onClick={() => stop(card)}
            >
              {t("about.card.stop")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who made it, and whether anybody has used it. */
function madeInWords(card: AboutCard): string {
  const opened = card.opened_at ? t("about.card.opened", { day: dayOf(card.opened_at) }) : t("about.card.not-opened");
  return `${makerInWords(card)} ${opened}`;
}

function makerInWords({ made_by, created_at }: AboutCard): string {
  const day = dayOf(created_at);
  if (made_by === me.value?.account.id) return t("about.card.made-by-you", { day });
  const name = snapshot.value.persons.get(made_by)?.name ?? t("journal.family");
  return t("about.card.made-by", { day, name: bdi(name) });
}

function dayOf(at: Instant): string {
  return formatDate(localDay(new Date(at), zone.value, 0), today.value);
}
