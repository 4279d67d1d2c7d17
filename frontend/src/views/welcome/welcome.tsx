/** The first thing a stranger sees: what it is, a way to look around, a way to begin. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Brand } from "../../components/brand";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { Link, navigate } from "../../router";
import { startDemo } from "../../store/session";

type Door = "parent" | "therapist";

/** Signed out. */
export default function WelcomeView(): VNode {
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
  return (
    <div class="app">
      <main class="welcome">
        <div class="stack">
          <Brand />
          <h1>{t("welcome.title")}</h1>
          <p class="t-lead t-2">{t("welcome.text")}</p>
        </div>
        {problem.value !== null && <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)} />}
        <section class="stack" aria-labelledby="look">
          <div class="section-h">
            <h2 id="look">{t("welcome.look")}</h2>
          </div>
          <div class="rows">
            <Row
              plate={<Plate picture="fox" size="s" />}
              title={t("welcome.parent")}
              sub={opening.value === "parent" ? t("welcome.opening") : t("welcome.parent-sub")}
              press={() => void open("parent")}
            />
            <Row
              plate={<Plate icon="notebook" size="s" tone="dusk" />}
              title={t("welcome.therapist")}
              sub={opening.value === "therapist" ? t("welcome.opening") : t("welcome.therapist-sub")}
              press={() => void open("therapist")}
            />
          </div>
        </section>
        <div class="stack stack--2">
          <Link class="btn btn--primary btn--lg btn--block" href="/start">
            {t("banner.demo-start")}
          </Link>
          <a class="btn btn--quiet btn--block" href="/sign-in">
            {t("banner.sign-in")}
          </a>
        </div>
      </main>
    </div>
  );
}
