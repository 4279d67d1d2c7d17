/** The link, shown this once, and what happens after it was sent. */

import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Way } from "../../api/sharing";
import { bdi, t } from "../../i18n";
import { navigate } from "../../router";
import { HandOver } from "./way";

/** Opening it is asking, not coming in: the parent has the last word. */
export function LinkStep({ way, name }: { way: Way; name: string }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section class="stack" aria-labelledby="send">
        <h2 class="t-title" id="send" ref={heading} tabIndex={-1}>
          {t("sharing.link-title", { name: bdi(name) })}
        </h2>
        <HandOver way={way} hint={t("sharing.link-hint")} />
      </section>
      <WhatNext name={name} />
      <div class="foot-bar">
        <button type="button" class="btn btn--lg btn--block" onClick={() => navigate("/sharing", { replace: true })}>
          {t("sharing.done")}
        </button>
      </div>
    </>
  );
}

function WhatNext({ name }: { name: string }): VNode {
  const who = { name: bdi(name) };
  return (
    <section class="stack" aria-labelledby="next">
      <h2 class="t-heading" id="next">
        {t("sharing.next")}
      </h2>
      <ol class="next-steps">
        <li>{t("sharing.next.1", who)}</li>
        <li>{t("sharing.next.2", who)}</li>
        <li>{t("sharing.next.3")}</li>
      </ol>
    </section>
  );
}
