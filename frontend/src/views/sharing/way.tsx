/** A link to hand over: as a picture for a phone beside this one, to copy, or to send. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useId, useRef } from "preact/hooks";
import type { Way } from "../../api/sharing";
import { Icon } from "../../icon";
import { t } from "../../i18n";

interface HandOverProps {
  way: Way;
  hint: string;
}

/** The server keeps only a hash, so nobody can show it again. */
export function HandOver({ way: { url, qr }, hint }: HandOverProps): VNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <figure class="code">
        <img src={qr} alt={t("sharing.qr")} width="200" height="200" />
        <figcaption class="t-small t-2">{t("sharing.qr-text")}</figcaption>
      </figure>
      <div class="field">
        <label for={id}>{t("sharing.link")}</label>
        <input class="input" id={id} ref={field} readOnly value={url} dir="ltr" aria-describedby={`${id}-hint`} />
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <Ways url={url} mark={() => field.current?.select()} />
    </>
  );
}

interface WaysProps {
  url: string;
  /** Marks the link, for a hand that copies it where the browser does not. */
  mark: () => void;
}

function Ways({ url, mark }: WaysProps): VNode {
  const said = useSignal("");
  const copy = async () => {
    mark();
    const copied = await navigator.clipboard?.writeText(url).then(() => true, () => false);
    said.value = copied ? t("sharing.copied") : t("sharing.copy-by-hand");
  };
  const share = () => void navigator.share({ url }).catch(() => undefined);
  return (
    <>
      <div class="actions">
        <button type="button" class="btn btn--primary btn--lg" onClick={() => void copy()}>
          <Icon name="copy" />
          {t("sharing.copy")}
        </button>
        {"share" in navigator && (
          <button type="button" class="btn btn--lg" onClick={share}>
            <Icon name="share-network" />
            {t("sharing.send")}
          </button>
        )}
      </div>
      <p class="t-small t-2" role="status">
        {said.value}
      </p>
    </>
  );
}
