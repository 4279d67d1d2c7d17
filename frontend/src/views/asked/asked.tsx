/** At the door: the link was opened, and a parent has yet to say yes. Nothing of the family is here. */

import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { CalmLink } from "../../components/calm-link";
import { Empty } from "../../components/empty";
import { KeptWords } from "../../components/kept-words";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { TopBar } from "../../components/top-bar";
import { bdi, formatList, t } from "../../i18n";
import { Link, navigate } from "../../router";
import { recognise } from "../../store/session";
import { me } from "../../store/state";
import { SignOutCard } from "../settings/sign-out-card";

const LOOK_EVERY_MS = 5_000;

/** Looks by itself; whoever is let in goes on without a tap. */
export default function AskedView(): VNode {
  const [before] = useState(() => me.value?.asked ?? []);
  const asked = me.value?.asked ?? [];
  const answered = before.length > 0 && asked.length === 0;
  useEffect(follow, []);
  useEffect(() => {
    // Whoever came as a therapist goes on to their desk, where it is written what is shared.
    if (answered && before.some(({ role }) => role === "therapist")) navigate("/caseload", { replace: true });
  }, [answered]);
  return (
    <PlainPage head={<DoorBar />}>
      {asked.length > 0 ? <Waiting names={asked.map(({ invited_by }) => invited_by)} /> : <NotIn />}
      <KeptWords />
      <SignOutCard />
    </PlainPage>
  );
}

function DoorBar(): VNode {
  return (
    <TopBar title={t("app.name")}>
      <CalmLink />
    </TopBar>
  );
}

function Waiting({ names }: { names: string[] }): VNode {
  const list = formatList([...new Set(names)].map(bdi));
  const title = names.length > 1 ? t("asked.titles", { names: list }) : t("asked.title", { name: list });
  return (
    <div role="status">
      <Empty title={title} text={t("asked.text")} art={<Plate picture="home" size="xl" tone="sage" />}>
        {me.value?.therapist && (
          <Link class="btn" href="/caseload">
            {t("desk.caseload")}
          </Link>
        )}
      </Empty>
    </div>
  );
}

function NotIn(): VNode {
  return <Empty title={t("asked.not-in")} text={t("asked.not-in-text")} />;
}

/** Ask while somebody looks; without a connection the next look finds out. */
function follow(): () => void {
  const look = () => {
    if (document.visibilityState === "visible") void recognise().catch(() => undefined);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
