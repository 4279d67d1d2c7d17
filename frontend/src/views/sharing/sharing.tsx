/** Who sees what, and until when; asked fresh, so that nothing old is ever shown. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { type Reading, useReading } from "../../api/reading";
import { readSharing, type Sharing } from "../../api/sharing";
import { Live } from "../../components/live";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { Icon } from "../../icon";
import { t } from "../../i18n";
import { Link } from "../../router";
import { askedOf, rememberAsking } from "../../store/asking";
import { AskingCards } from "./asking-cards";
import { GrantCard } from "./grant-card";
import { Invitations } from "./invitations";
import { Members } from "./members";
import { Removals } from "./removals";
import { WhoSawWhat } from "./who-saw-what";

/** Who waits at the door, people outside, the family, and what was done and seen. */
export default function SharingView(): VNode {
  const reading = useReading(readSharing);
  return (
    <PlainPage head={<BackBar title={t("sharing.title")} to="/settings" />}>
      <p class="t-lead t-2">{t("sharing.intro")}</p>
      <Live reading={reading} alone={t("online.alone-sharing")}>
        {(sharing) => <Everybody sharing={sharing} reading={reading} />}
      </Live>
    </PlainPage>
  );
}

interface EverybodyProps {
  sharing: Sharing;
  reading: Reading<Sharing>;
}

function Everybody({ sharing, reading }: EverybodyProps): VNode {
  const done = useSignal(0);
  useEffect(() => rememberAsking(sharing), [sharing]);
  const again = () => {
    done.value += 1;
    void reading.ask();
  };
  const removed = () => {
    again();
    // What had the focus is gone in a moment.
    document.querySelector("h1")?.focus();
  };
  return (
    <>
      <AskingCards asking={askedOf(sharing.invitations)} answered={removed} />
      <Removals members={sharing.members} changed={removed} />
      <Outside sharing={sharing} again={again} removed={removed} />
      <Members members={sharing.members} changed={again} removed={removed} />
      <WhoSawWhat after={done.value} />
    </>
  );
}

interface OutsideProps {
  sharing: Sharing;
  again: () => void;
  removed: () => void;
}

function Outside({ sharing: { grants, invitations }, again, removed }: OutsideProps): VNode {
  // The answer to whoever waits is the one filled button then.
  const answering = askedOf(invitations).length > 0;
  return (
    <section class="stack" aria-labelledby="people">
      <h2 class="sr-only" id="people">
        {t("sharing.people")}
      </h2>
      {grants.map((grant) => (
        <GrantCard key={grant.id} grant={grant} changed={again} removed={removed} />
      ))}
      {grants.length === 0 && <Nobody />}
      <Invitations invitations={invitations.filter(({ asking }) => !asking)} removed={removed} />
      <Link class={answering ? "btn btn--lg btn--block" : "btn btn--primary btn--lg btn--block"} href="/sharing/new">
        <Icon name="user-plus" />
        {t("sharing.new")}
      </Link>
    </section>
  );
}

function Nobody(): VNode {
  return (
    <div class="card">
      <p class="t-strong">{t("sharing.nobody")}</p>
      <p class="t-small t-2">{t("sharing.nobody-text")}</p>
    </div>
  );
}
