/** One idea and one tip, each with its reason; never a feed. */

import type { VNode } from "preact";
import { IdeaCard } from "../../components/idea-card";
import { Plate } from "../../components/plate";
import { AskFirst } from "../../components/tips-fold";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { PlayFacts } from "../../play/facts";
import { NO_WISH, pickIdeas } from "../../play/pick";
import { reasonInWords } from "../../play/reason-words";
import { facts, ideas } from "../../play/shelf";
import { isBlank } from "../../progress/weeks";
import { isParent } from "../../roles";
import { Link } from "../../router";
import { ratingOf } from "../../store/effects";
import { content, me, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { clock, dayStartsAt, today } from "../../today/calendar";
import { isCheckInTime } from "../../today/greeting";
import { type PickedTip, pickTip } from "../../today/tip";
import { CheckInCard } from "./check-in-card";

/** While the day waits to be looked back on, that stands where the idea would. */
export function Suggestions({ child }: { child: Child }): VNode {
  const day = today.value;
  const asked = isCheckInTime(clock.value, dayStartsAt.value);
  const own = ratingOf(snapshot.value, child.id, day, me.value?.account.id ?? "");
  const open = asked && (!own || isBlank(own));
  // Ideas lead to Play, which is the parents'.
  const known = isParent.value ? facts.value : null;
  return (
    <>
      {open && <CheckInCard child={child.id} day={day} />}
      {!open && known && <Idea facts={known} />}
      {known && <Tip facts={known} />}
    </>
  );
}

function Idea({ facts: known }: { facts: PlayFacts }): VNode | null {
  // The family's own ideas are there sooner than the library, and would make way for it.
  const [pick] = content.value ? pickIdeas(ideas.value, known, NO_WISH, 1) : [];
  if (!pick) return null;
  return (
    <section class="stack" aria-labelledby="idea">
      <div class="section-h">
        <h2 id="idea">{pick.reason.why === "evening" ? t("today.idea-evening") : t("today.idea")}</h2>
        <Link class="link" href="/play">
          {t("action.more")}
        </Link>
      </div>
      <IdeaCard activity={pick.item} reason={reasonInWords(pick.reason)} />
      <Link class="btn btn--block" href="/play/now">
        <Icon name="clock-countdown" />
        {t("play.now")}
      </Link>
    </section>
  );
}

function Tip({ facts: known }: { facts: PlayFacts }): VNode | null {
  const pack = content.value;
  const pick = pack && pickTip(pack.calm, pack.rest, known);
  if (!pick) return null;
  return (
    <section class="card card--apricot inline inline--3 inline--top" aria-labelledby="tip">
      <Plate picture={pick.item.picture} size="s" tone="surface" />
      <div class="grow">
        <h2 class="tip__title" id="tip">
          {t("today.tip")}
        </h2>
        <p class="t-strong mt-1">{pick.item.title}</p>
        <p>{pick.item.text}</p>
        <AskFirst what={pick.item.ask_first} />
        <p class="t-caption mt-1 t-2">{t(`idea.why.${pick.why}`)}</p>
        <MoreOn tip={pick.item} />
      </div>
    </section>
  );
}

/** The way to the other tips of its kind, which stands at the head of its id. */
function MoreOn({ tip }: { tip: PickedTip["item"] }): VNode {
  const kind = tip.id.startsWith("rest-") ? "rest" : "calm";
  return (
    <Link class="link link--start t-small" href={`/${kind}`}>
      {t(`today.more-on.${kind}`)}
    </Link>
  );
}
