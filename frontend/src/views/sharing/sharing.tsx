/** Who sees what, and until when; asked fresh, so that nothing old is ever shown. */

import type { VNode } from "preact";
import { type Reading, useReading } from "../../api/reading";
import { readSharing, type Sharing } from "../../api/sharing";
import { Live } from "../../components/live";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { Icon } from "../../icon";
import { t } from "../../i18n";
import { Link } from "../../router";
import { GrantCard } from "./grant-card";
import { Invitations, Members } from "./people";
import { WhoSawWhat } from "./who-saw-what";

/** People outside, invitations, the family, and every look. */
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

function Everybody({ sharing, reading }: { sharing: Sharing; reading: Reading<Sharing> }): VNode {
  const again = () => void reading.ask();
  return (
    <>
      <section class="stack" aria-labelledby="people">
        <h2 class="sr-only" id="people">
          {t("sharing.people")}
        </h2>
        {sharing.grants.map((grant) => (
          <GrantCard key={grant.id} grant={grant} changed={again} />
        ))}
        {sharing.grants.length === 0 && <Nobody />}
        <Invitations invitations={sharing.invitations} changed={again} />
        <Link class="btn btn--primary btn--lg btn--block" href="/sharing/new">
          <Icon name="user-plus" />
          {t("sharing.new")}
        </Link>
      </section>
      <Members members={sharing.members} />
      <WhoSawWhat looks={sharing.looks} />
    </>
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
