/** The address of the calendar feed, shown this once. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../../icon";
import { t } from "../../i18n";

/** The server keeps only a hash, so nobody can show it again. */
export function FeedAddress({ url }: { url: string }): VNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const copy = async () => {
    field.current?.select();
    const copied = await navigator.clipboard?.writeText(url).then(() => true, () => false);
    said.value = copied ? t("sharing.copied") : t("sharing.copy-by-hand");
  };
  return (
    <>
      <div class="field">
        <label for={id}>{t("feed.address")}</label>
        <input class="input" id={id} ref={field} readOnly value={url} dir="ltr" aria-describedby={`${id}-hint`} />
        <p class="hint" id={`${id}-hint`}>
          {t("feed.once")}
        </p>
      </div>
      <button type="button" class="btn btn--outline btn--block" onClick={() => void copy()}>
        <Icon name="copy" />
        {t("feed.copy")}
      </button>
      <p class="t-small t-2" role="status">
        {said.value}
      </p>
    </>
  );
}
