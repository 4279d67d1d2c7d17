/** Recovery codes: made, shown this once, put on paper. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { makeCodes } from "../../api/credentials";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { CodesPaper } from "./codes-paper";
import { Trouble, useTrying } from "./trying";

/** `left` codes of an earlier sheet still work until new ones are made. */
export function CodesSheet({ left, close }: { left: number; close: () => void }): VNode {
  const codes = useSignal<string[] | null>(null);
  const { attempt, busy, trouble } = useTrying();
  const make = () =>
    attempt(async () => {
      codes.value = await makeCodes();
    });
  if (codes.value) return <MadeCodes codes={codes.value} close={close} />;
  return (
    <Sheet title={t("security.codes")} close={close}>
      <p class="t-2">{t("security.codes-text")}</p>
      {left > 0 && <p class="t-2">{t("security.codes-replace", { count: left })}</p>}
      <Trouble words={trouble} />
      <button type="button" class="btn btn--primary btn--lg btn--block" aria-disabled={busy} onClick={make}>
        {left > 0 ? t("security.codes-again") : t("security.codes-make")}
      </button>
    </Sheet>
  );
}

function MadeCodes({ codes, close }: { codes: string[]; close: () => void }): VNode {
  return (
    <Sheet key="made" title={t("security.codes-made")} close={close} closeLabel={t("security.codes-done")}>
      <CodesPaper codes={codes} />
      <button type="button" class="btn btn--block" onClick={close}>
        {t("security.codes-done")}
      </button>
    </Sheet>
  );
}
