/** Start with my child: three short screens, kept on the way, ending on Today. */

import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { navigate, route } from "../../router";
import { content, me } from "../../store/state";
import { AccountStep } from "./account-step";
import { addChild, startRoutines } from "./begin";
import { ChildStep } from "./child-step";
import { RoutinesStep } from "./routines-step";
import { clearStart, keepStart, startDraft } from "./start-draft";
import { StepsBar } from "./steps-bar";
import { TherapistHere } from "./therapist-here";

type Screen = "child" | "routines" | "account";

/** A therapist's own account makes no family: they are shown back instead of into a second account. */
export default function StartView(): VNode {
  const [desk] = useState(() => me.value !== null && me.value.family === null);
  return desk ? <TherapistHere /> : <Screens />;
}

/** Signed in already (another child): two screens; otherwise the account comes last. */
function Screens(): VNode {
  // Fixed for the visit: signing up on the last screen must not turn the pages under the person.
  const [signedIn] = useState(() => me.value !== null && !me.value.demo && me.value.family !== null);
  const screens: Screen[] = signedIn ? ["child", "routines"] : ["child", "routines", "account"];
  const wanted = screens.indexOf(route.value.query.get("screen") as Screen);
  const step = startDraft.value.ageBand === null ? 0 : Math.max(0, wanted);
  const screen = screens[step] ?? "child";
  usePageTitle(t(`start.${screen}.title`));
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the first painting: a moment later it would take the focus from who is typing already.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [screen]);
  const afterRoutines = () => (signedIn ? void finish("/") : navigate("/start?screen=account"));
  return (
    <div class="app">
      <StepsBar step={step + 1} of={screens.length} back={step > 0 ? () => history.back() : undefined} />
      <main class="page page--start">
        <div class="stack stack--2">
          <h1 class="t-display" ref={heading} tabIndex={-1}>
            {t(`start.${screen}.title`)}
          </h1>
          <p class="t-2">{t(`start.${screen}.text`)}</p>
        </div>
        {screen === "child" && <ChildStep next={() => navigate("/start?screen=routines")} />}
        {screen === "routines" && <RoutinesStep next={afterRoutines} empty={leaveEmpty(afterRoutines)} emptyLabel={t("start.empty")} />}
        {screen === "account" && <AccountStep done={() => finish("/start/sign-in")} />}
      </main>
    </div>
  );
}

function leaveEmpty(next: () => void): () => void {
  return () => {
    keepStart({ templates: [] });
    next();
  };
}

/** Whoever has just made an account is shown how to come in next time; another child leads to Today. */
async function finish(next: "/" | "/start/sign-in"): Promise<void> {
  const { nickname, ageBand, picture, templates } = startDraft.value;
  const chosen = (content.value?.routines ?? []).filter(({ id }) => templates.includes(id));
  const child = await addChild({ nickname, ageBand: ageBand ?? "4-5", picture });
  await startRoutines(child, chosen);
  clearStart();
  navigate(next, { replace: true });
}
