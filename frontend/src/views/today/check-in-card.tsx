/** After seven in the evening, while today has no check-in of one's own. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { MEASURES } from "../../progress/weeks";
import { Link } from "../../router";
import { act } from "../../store/outbox";
import type { Day, Score, Scores } from "../../store/types";
import { toast } from "../../toast";

/** Two ways to answer: look at the six rows, or say that it was mostly usual. */
export function CheckInCard({ child, day }: { child: string; day: Day }): VNode {
  return (
    <section class="card stack" aria-labelledby="check-in">
      <div class="inline inline--3">
        <Plate icon="smiley" size="s" tone="butter" />
        <div class="grow">
          <h2 class="row__title" id="check-in">
            {t("today.check-in")}
          </h2>
          <p class="t-small t-2">{t("today.check-in-text")}</p>
        </div>
      </div>
      <div class="actions">
        <Link class="btn" href="/log/check-in">
          {t("today.check-in-open")}
        </Link>
        <button type="button" class="btn btn--outline" onClick={() => sayUsual(child, day)}>
          {t("today.mostly-usual")}
        </button>
      </div>
    </section>
  );
}

async function sayUsual(child: string, day: Day): Promise<void> {
  const id = newId();
  await act("rate_day", { id, child_id: child, day, ...all(3) });
  const undo = () => void act("rate_day", { id, child_id: child, day, ...all(null) });
  toast({ text: t("today.checked-in"), undo });
}

function all(score: Score | null): Scores {
  return Object.fromEntries(MEASURES.map((measure) => [measure, score])) as unknown as Scores;
}
