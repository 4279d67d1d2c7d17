/** Whatever is only shown with a connection: the content, or why there is none. */

import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Reading } from "../api/reading";
import { t } from "../i18n";
import { Banner } from "./banner";

interface LiveProps<T> {
  reading: Reading<T>;
  /** Why this needs a connection. */
  alone: string;
  /** What to show when there is no such thing for this person. */
  gone?: VNode;
  children: (value: T) => VNode;
}

/** One state at a time; every way out is one button. */
export function Live<T>({ reading, alone, gone, children }: LiveProps<T>): VNode {
  const state = reading.state.value;
  const again = <AgainButton press={() => void reading.ask()} />;
  if (state.is === "here") return children(state.value);
  if (state.is === "loading") return <Blocks />;
  if (state.is === "alone") {
    return (
      <Banner tone="wait" icon="cloud-slash" title={t("online.alone")} action={again}>
        {alone}
      </Banner>
    );
  }
  if (state.is === "signed-out") return <SignedOut />;
  if (state.is === "gone" && gone) return gone;
  return (
    <Banner tone="error" icon="warning-circle" title={t("online.failed")} action={again}>
      {state.is === "failed" ? state.words : t("problem.gone")}
    </Banner>
  );
}

function AgainButton({ press }: { press: () => void }): VNode {
  return (
    <button type="button" class="btn btn--surface btn--compact banner__act" onClick={press}>
      {t("online.again")}
    </button>
  );
}

function SignedOut(): VNode {
  const link = (
    <a class="btn btn--surface btn--compact banner__act" href="/sign-in">
      {t("online.sign-in")}
    </a>
  );
  return (
    <Banner tone="wait" icon="lock-simple" title={t("online.signed-out")} action={link}>
      {t("online.signed-out-text")}
    </Banner>
  );
}

const SHORT_WAIT_MS = 400;

/** Plain blocks, and only when it takes longer than a blink. */
function Blocks(): VNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHORT_WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="stack" role="status">
      {late && (
        <>
          <span class="sr-only">{t("online.loading")}</span>
          <span class="block" />
          <span class="block" />
          <span class="block" />
        </>
      )}
    </div>
  );
}
