/** For a day after a recovery, every device of the account says that it happened. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Link } from "../router";
import { me, now } from "../store/state";
import { deviceZone } from "../time";
import { whenInWords } from "../when";
import { Banner } from "./banner";

/** Nothing, unless somebody came back in with a code or a link. `here` leaves out the way to the devices. */
export function RecoveredBanner({ here = false }: { here?: boolean }): VNode | null {
  const at = me.value?.recovered_at;
  if (!at) return null;
  const look = (
    <Link class="btn btn--surface btn--compact banner__act banner__act--below" href="/settings/security">
      {t("banner.recovered-look")}
    </Link>
  );
  return (
    <Banner
      tone="info"
      icon="key"
      title={t("banner.recovered", { when: whenInWords(at, now.value, deviceZone()) })}
      action={here ? undefined : look}
    >
      {t("banner.recovered-text")}
    </Banner>
  );
}
