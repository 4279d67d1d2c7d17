/** Play: the idea that fits now, and more of them, the calmest first or as they suit the child. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { ageInWords } from "../../age";
import { ChildSwitch } from "../../components/child-switch";
import { Empty } from "../../components/empty";
import { IdeaCard } from "../../components/idea-card";
import { Page } from "../../components/page";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { TopBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { narrow, NO_FILTERS, type Order } from "../../play/filter";
import type { PlayFacts } from "../../play/facts";
import { isOwn } from "../../play/own";
import { facts, ideas } from "../../play/shelf";
import { pickInWords } from "../../play/words";
import { isUnsaid } from "../../profile/profile";
import { Link } from "../../router";
import type { PlayIdea } from "../../store/content-types";
import { content, currentChild } from "../../store/state";
import { FilterRow, filters } from "./filters";

// Kept for the visit, so that looking at an idea and coming back changes nothing.
const order = signal<Order>("calmest");

/** The library of ideas. */
export default function PlayView(): VNode {
  const known = facts.value;
  return (
    <Page head={<Head />} log="round">
      <ChildSwitch only="several" />
      {content.value && known ? <Ideas facts={known} /> : <Empty title={t("play.none-yet")} text={t("play.none-yet-text")} />}
    </Page>
  );
}

function Head(): VNode {
  const child = currentChild.value;
  const eyebrow = child ? t("play.for", { child: bdi(child.nickname), age: ageInWords(child.age_band) }) : undefined;
  return (
    <TopBar title={t("tab.play")} eyebrow={eyebrow}>
      <Link class="icon-btn" href="/play/saved" aria-label={t("play.saved")}>
        <Icon name="bookmark-simple" />
      </Link>
      <Link class="icon-btn" href="/play/find" aria-label={t("play.find")}>
        <Icon name="magnifying-glass" />
      </Link>
    </TopBar>
  );
}

function Ideas({ facts: known }: { facts: PlayFacts }): VNode {
  const { first, others } = narrow(ideas.value, known, filters.value, order.value);
  return (
    <>
      <FilterRow />
      {first ? (
        <section class="stack" aria-labelledby="fits">
          <div class="section-h">
            <h2 id="fits">{t("play.fits")}</h2>
          </div>
          <IdeaCard activity={first.item} reason={pickInWords(first, known)} first />
        </section>
      ) : (
        <NoneFits />
      )}
      <Link class="btn btn--block" href="/play/now">
        <Icon name="clock-countdown" />
        {t("play.now")}
      </Link>
      {isUnsaid(known.profile) && <SayWhatSuits />}
      {others.length > 0 && <More activities={others} />}
      <OwnIdeas />
    </>
  );
}

function More({ activities }: { activities: PlayIdea[] }): VNode {
  const calmest = order.value === "calmest";
  return (
    <section class="stack" aria-labelledby="more">
      <div class="section-h section-h--wrap">
        <h2 id="more">{t("play.more", { count: activities.length })}</h2>
        <button type="button" class="link" onClick={() => (order.value = calmest ? "personal" : "calmest")}>
          {t(`play.order.${order.value}`)}
        </button>
      </div>
      {activities.map((activity) => (
        <IdeaCard key={activity.id} activity={activity} />
      ))}
    </section>
  );
}

function NoneFits(): VNode {
  return (
    <Empty title={t("play.none-fit")} text={t("play.none-fit-text")}>
      <button type="button" class="btn" onClick={() => (filters.value = NO_FILTERS)}>
        {t("play.all")}
      </button>
    </Empty>
  );
}

/** One calm line, until something is said. */
function SayWhatSuits(): VNode {
  const child = bdi(currentChild.value?.nickname ?? "");
  return (
    <div class="rows">
      <Row plate={<Plate icon="ear" size="s" tone="sage" />} title={t("senses.title", { child })} sub={t("senses.invite")} href="/about/senses" />
    </div>
  );
}

function OwnIdeas(): VNode {
  const count = ideas.value.filter(isOwn).length;
  const sub = count > 0 ? t("own.count", { count }) : t("own.none-sub");
  return (
    <div class="rows">
      <Row plate={<Plate icon="pencil-simple" size="s" tone="apricot" />} title={t("own.title")} sub={sub} href="/play/own" />
    </div>
  );
}
