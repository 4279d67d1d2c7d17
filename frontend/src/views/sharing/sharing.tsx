/** Who sees what, and until when; asked fresh, so that nothing old is ever shown. */

import type { VNode } from "preact";
import { type Reading, useReading } from "../../api/reading";
import { readSharing, type Sharing } from "../../api/sharing";
import { Empty } from "../../components/empty";
import { Live } from "../../components/live";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { Icon } from "../../icon";
import { t } from "../../i18n";
import { Link } from "../../router";
import { foldLooks } from "../../sharing/looks";
import { GrantCard } from "./grant-card";
import { Invitations, Members } from "./people";
import { WhoSawWhat } from "./who-saw-what";

/** People outside, invitations, the family, and every look. */
export default function SharingView(): VNode {
  const reading = useReading(readSharing);
  return (
    <PlainPage head={<BackBar title={t("sharing.title")} to="/settings" />}>
      <p class="t-lead t-2">{t("sharing.intro")}</p>
      <Live reading={reading} alone={t("online.alone-sharing")} gone={<NotYours />}>
        {(sharing) => <Everybody sharing={sharing} reading={reading} />}
      </Live>
    </PlainPage>
  );
}

function Everybody({ sharing, reading }: { sharing: Sharing; reading: Reading<Sharing> }): VNode {
  const again = () => void reading.ask();
  const removed = () => {
    again();
    // What had the focus is gone in a moment.
    document.querySelector("h1")?.focus();
  };
  return (
    <>
      <section class="stack" aria-labelledby="people">
        <h2 class="sr-only" id="people">
          {t("sharing.people")}
        </h2>
        {sharing.grants.map((grant) => (
          <GrantCard key={grant.id} grant={grant} changed={again} removed={removed} />
        ))}
        {sharing.grants.length === 0 && <Nobody />}
        <Invitations invitations={sharing.invitations} removed={removed} />
        <Link class="btn btn--primary btn--lg btn--block" href="/sharing/new">
          <Icon name="user-plus" />
          {t("sharing.new")}
        </Link>
      </section>
      <Members members={sharing.members} />
      <WhoSawWhat looks={foldLooks(sharing.looks)} />
    </>
  );
}

/** For a helper, whose question about sharing finds nothing. */
function NotYours(): VNode {
  return <Empty title={t("sharing.not-yours")} text={t("sharing.not-yours-text")} />;
}

function Nobody(): VNode {
  return (
    <div class="card">
      <p class="t-strong">{t("sharing.nobody")}</p>
      <p class="t-small t-2">{t("sharing.nobody-text")}</p>
    </div>
  );
}
