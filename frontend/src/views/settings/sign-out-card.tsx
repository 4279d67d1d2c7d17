/** Leaving: unsent entries are dealt with before anything is wiped. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { problemInWords } from "../../problem-words";
import { navigate } from "../../router";
import { signOut } from "../../store/session";
import { me } from "../../store/state";

/** Signs out at once when everything was sent; otherwise says what would be lost and asks. */
export function SignOutCard(): VNode {
  const unsent = useSignal(0);
  const problem = useSignal<unknown>(null);
  const leave = async (letGo: boolean) => {
    problem.value = null;
    try {
      const out = await signOut({ letGo });
      if (out.done) navigate("/welcome", { replace: true });
      else unsent.value = out.unsent;
    } catch (error) {
      problem.value = error;
    }
  };
  return (
    <section class="stack" aria-label={t("settings.account")}>
      {problem.value !== null && <Banner tone="error" icon="warning-circle" title={problemInWords(problem.value)} />}
      <p class="t-small t-2">{t("settings.signed-in-as", { name: me.value?.account.name ?? "" })}</p>
      <button type="button" class="btn btn--outline btn--block" onClick={() => void leave(false)}>
        <Icon name="sign-out" />
        {me.value?.demo ? t("settings.leave-demo") : t("settings.sign-out")}
      </button>
      {unsent.value > 0 && (
        <Sheet title={t("settings.unsent", { count: unsent.value })} close={() => (unsent.value = 0)} foot={<Ways leave={leave} />}>
          <p>{t("settings.unsent-text")}</p>
        </Sheet>
      )}
    </section>
  );
}

function Ways({ leave }: { leave: (letGo: boolean) => Promise<void> }): VNode {
  return (
    <>
      <button type="button" class="btn btn--primary btn--lg btn--block" onClick={() => void leave(false)}>
        {t("settings.try-again")}
      </button>
      <button type="button" class="btn btn--remove btn--block" onClick={() => void leave(true)}>
        {t("settings.let-go")}
      </button>
    </>
  );
}
