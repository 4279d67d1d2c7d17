/** The link, shown this once, and what happens after it was sent. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "../../icon";
import { bdi, t } from "../../i18n";
import { navigate } from "../../router";

interface LinkStepProps {
  link: string;
  name: string;
  parent: boolean;
}

/** Copy or send; the server keeps only a hash, so nobody can show it again. */
export function LinkStep({ link, name, parent }: LinkStepProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section class="stack" aria-labelledby="send">
        <h2 class="t-title" id="send" ref={heading} tabIndex={-1}>
          {t("sharing.link-title", { name: bdi(name) })}
        </h2>
        <LinkField link={link} />
      </section>
      <WhatNext name={name} parent={parent} />
      <div class="foot-bar">
        <button type="button" class="btn btn--lg btn--block" onClick={() => navigate("/sharing", { replace: true })}>
          {t("sharing.done")}
        </button>
      </div>
    </>
  );
}

function LinkField({ link }: { link: string }): VNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const copy = async () => {
    field.current?.select();
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    said.value = copied ? t("sharing.copied") : t("sharing.copy-by-hand");
  };
  const share = () => void navigator.share({ url: link }).catch(() => undefined);
  return (
    <>
      <div class="field">
        <label for={id}>{t("sharing.link")}</label>
        <input class="input" id={id} ref={field} readOnly value={link} dir="ltr" aria-describedby={`${id}-hint`} />
        <p class="hint" id={`${id}-hint`}>
          {t("sharing.link-hint")}
        </p>
      </div>
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

function WhatNext({ name, parent }: { name: string; parent: boolean }): VNode {
  const who = { name: bdi(name) };
  const lines = parent
    ? [t("sharing.next-parent.1", who), t("sharing.next-parent.2")]
    : [t("sharing.next.1", who), t("sharing.next.2", who), t("sharing.next.3")];
  return (
    <section class="stack" aria-labelledby="next">
      <h2 class="t-heading" id="next">
        {t("sharing.next")}
      </h2>
      <ol class="next-steps">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
