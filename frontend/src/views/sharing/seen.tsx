/** "Show me what Ines sees": the therapist's own view of a child, with nothing to press and nothing written down. */

import type { VNode } from "preact";
import { type Review, readEarlierPreview, readPreview } from "../../api/caseload";
import { useReading } from "../../api/reading";
import { readSharing } from "../../api/sharing";
import { ageInWords } from "../../age";
import { Avatar } from "../../components/avatar";
import { Empty } from "../../components/empty";
import { Live } from "../../components/live";
import { usePageTitle } from "../../components/title";
import { room } from "../../desk/room";
import { Icon } from "../../icon";
import { bdi, formatList, t } from "../../i18n";
import { goBack, Link } from "../../router";
import type { ViewProps } from "../../routes";
import { ReviewParts } from "../caseload/review-parts";

interface Seen {
  name: string;
  review: Review;
}

/** The bar above says whose eyes these are. */
export default function SeenView({ params }: ViewProps): VNode {
  const id = params.grant ?? "";
  const reading = useReading(() => readSeen(id), id);
  const state = reading.state.value;
  const name = state.is === "here" ? state.value.name : "";
  usePageTitle(t("seen.page"));
  return (
    <div class="desk desk--seen" data-room={room.value}>
      <SeenBar name={name} />
      <main class="desk__main">
        <Live reading={reading} alone={t("online.alone-sharing")} gone={<NothingSeen />}>
          {({ review }) => (
            <>
              <Head review={review} />
              <div class="desk__body desk__body--review">
                <ReviewParts
                  key={id}
                  review={review}
                  earlier={(before) => readEarlierPreview(id, before)}
                  gone={() => reading.forget()}
                />
              </div>
            </>
          )}
        </Live>
      </main>
    </div>
  );
}

function SeenBar({ name }: { name: string }): VNode {
  return (
    <header class="seen-bar">
      <button type="button" class="icon-btn" aria-label={t("action.back")} onClick={() => goBack("/sharing")}>
        <Icon name="arrow-left" class="icon--dir" />
      </button>
      <Icon name="eye" />
      <h1 class="grow">
        {name ? t("seen.title", { name: bdi(name) }) : t("seen.page")} <span>{t("seen.text")}</span>
      </h1>
    </header>
  );
}

function Head({ review: { child, parents } }: { review: Review }): VNode {
  const line = t("desk.name-line", { band: ageInWords(child.age_band), parents: formatList(parents.map(bdi)) });
  return (
    <div class="desk__head">
      <Avatar picture={child.picture} />
      <div class="grow">
        <p class="t-title">
          <bdi>{child.nickname}</bdi>
        </p>
        <p class="t-2">{line}</p>
      </div>
    </div>
  );
}

function NothingSeen(): VNode {
  return (
    <Empty title={t("seen.gone")} text={t("seen.gone-text")}>
      <Link class="btn btn--primary" href="/sharing" replace>
        {t("sharing.title")}
      </Link>
    </Empty>
  );
}

async function readSeen(id: string): Promise<Seen> {
  const [review, { grants }] = await Promise.all([readPreview(id), readSharing()]);
  return { review, name: grants.find((grant) => grant.id === id)?.person.name ?? "" };
}
