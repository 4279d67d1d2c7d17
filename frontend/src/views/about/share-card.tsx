/** One page about a child, as a link that ends by itself: for school, or for grandparents. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { CARD_DAYS, type CardDays, makeAboutCard, type NewAboutCard, readAboutCards } from "../../api/about-cards";
import { useReading } from "../../api/reading";
import { Chips } from "../../components/chips";
import { Live } from "../../components/live";
import { formatDate, t } from "../../i18n";
import { newId } from "../../ids";
import type { Child } from "../../store/types";
import { localDay } from "../../time";
import { today, zone } from "../../today/calendar";
import { Trouble, useAttempt } from "../sharing/attempt";
import { HandOver } from "../sharing/way";
import { OpenLinks } from "./open-links";
import { Preview } from "./preview";

/** The link is shown once; the list below says which of them still open. */
export function ShareCard({ child }: { child: Child }): VNode {
  const made = useSignal<NewAboutCard | null>(null);
  const reading = useReading(readAboutCards);
  const arrived = (card: NewAboutCard) => {
    made.value = card;
    reading.change((cards) => [card, ...cards]);
  };
  return (
    <section class="card stack stack--4" aria-labelledby="share">
      <div class="stack stack--2">
        <h2 class="t-heading" id="share">
          {t("about.card.title")}
        </h2>
        <p class="t-2">{t("about.card.text")}</p>
      </div>
      <Preview child={child} />
      <Live reading={reading} alone={t("about.card.alone")}>
        {(cards) => (
          <>
            {made.value ? <Made card={made.value} done={() => (made.value = null)} /> : <Make child={child} made={arrived} />}
            <OpenLinks cards={cards.filter(({ child_id }) => child_id === child.id)} changed={() => void reading.ask()} />
          </>
        )}
      </Live>
    </section>
  );
}

function Make({ child, made }: { child: Child; made: (card: NewAboutCard) => void }): VNode {
  const days = useSignal<CardDays>(30);
  const { attempt, busy, trouble } = useAttempt();
  const make = () => attempt(async () => made(await makeAboutCard({ id: newId(), child_id: child.id, days: days.value })));
  return (
    <>
      <Trouble words={trouble} />
      <Chips
        kind="one"
        name="days"
        legend={t("about.card.how-long")}
        choices={CARD_DAYS.map((count) => ({ value: String(count), label: t("about.card.days", { count }) }))}
        chosen={[String(days.value)]}
        toggle={(value) => (days.value = Number(value) as CardDays)}
      />
      <button type="button" class="btn btn--block" disabled={busy} onClick={make}>
        {t("about.card.make")}
      </button>
    </>
  );
}

function Made({ card: { link, qr, ends_at }, done }: { card: NewAboutCard; done: () => void }): VNode {
  const day = formatDate(localDay(new Date(ends_at), zone.value, 0), today.value);
  return (
    <>
      <HandOver way={{ url: link, qr }} hint={t("about.card.hint", { day })} />
      <button type="button" class="btn btn--quiet btn--block" onClick={done}>
        {t("about.card.done")}
      </button>
    </>
  );
}
