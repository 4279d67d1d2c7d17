/** The first thing a stranger sees: what it is, a way to look around, a way to begin. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Brand } from "../../components/brand";
import { OpenCalm } from "../../components/calm-link";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { Link, navigate } from "../../router";
import { startDemo } from "../../store/session";

type Door = "parent" | "therapist";

/** Signed out. */
export default function WelcomeView(): VNode {
  return (
    <div class="app">
      <main class="welcome">
        <div class="stack">
          <Brand />
          <h1>{t("welcome.title")}</h1>
          <p class="t-lead t-2">{t("welcome.text")}</p>
        </div>
        <LookAround />
        <div class="stack stack--2">
          <Link class="btn btn--primary btn--lg btn--block" href="/start">
            {t("banner.demo-start")}
          </Link>
          <a class="btn btn--quiet btn--block" href="/sign-in">
            {t("banner.sign-in")}
          </a>
          <OpenCalm />
          <Link class="btn btn--quiet btn--block" href="/help">
            {t("help.title")}
          </Link>
        </div>
      </main>
    </div>
  );
}

/** A world of one's own behind each door, one tap away. */
function LookAround(): VNode {
  const problem = useSignal<unknown>(null);
  const opening = useSignal<Door | null>(null);
  const open = async (door: Door) => {
    if (opening.value) return;
    opening.value = door;
    problem.value = null;
    try {
      await startDemo(door);
      navigate(door === "parent" ? "/" : "/caseload", { replace: true });
    } catch (error) {
      problem.value = error;
      opening.value = null;
    }
  };
  const sub = (door: Door) => (opening.value === door ? t("welcome.opening") : t(`welcome.${door}-sub`));
  const parent = <Plate picture="fox" size="s" />;
  const therapist = <Plate icon="notebook" size="s" tone="dusk" />;
  return (
    <section class="stack" aria-labelledby="look">
      {problem.value !== null && <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)} />}
      <div class="section-h">
        <h2 id="look">{t("welcome.look")}</h2>
      </div>
      <div class="rows">
        <Row plate={parent} title={t("welcome.parent")} sub={sub("parent")} press={() => void open("parent")} />
        <Row plate={therapist} title={t("welcome.therapist")} sub={sub("therapist")} press={() => void open("therapist")} />
      </div>
    </section>
  );
}
