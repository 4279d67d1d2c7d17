/** A helper's pass, shown this once: on the screen, or on a card of paper by the telephone. */

import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PassWay } from "../../api/sharing";
import { Icon } from "../../icon";
import { bdi, t } from "../../i18n";
import { navigate } from "../../router";
import { now } from "../../store/state";
import type { Instant } from "../../store/types";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { HandOver } from "./way";

interface PassCardProps {
  way: PassWay;
  name: string;
  until: Instant;
}

/** The PIN goes another way than the link, so it stands apart. */
export function PassCard({ way, name, until }: PassCardProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section class="stack print-card" aria-labelledby="pass">
        <h2 class="t-title" id="pass" ref={heading} tabIndex={-1}>
          {t("sharing.pass.for", { name: bdi(name) })}
        </h2>
        <p>{t("sharing.pass.ends", { when: whenInWords(until, now.value, zone.value) })}</p>
        <div class="card pin">
          <p class="t-small t-2">{t("sharing.pass.pin")}</p>
          <p class="pin__digits" dir="ltr">
            {way.pin}
          </p>
        </div>
        <HandOver way={way} hint={t("sharing.pass.once")} />
      </section>
      <button type="button" class="btn btn--lg btn--block no-print" onClick={() => print()}>
        <Icon name="printer" />
        {t("sharing.pass.print")}
      </button>
      <p class="t-small t-2 no-print">{t("sharing.pass.after")}</p>
      <div class="foot-bar">
        <button type="button" class="btn btn--lg btn--block" onClick={() => navigate("/sharing", { replace: true })}>
          {t("sharing.done")}
        </button>
      </div>
    </>
  );
}
