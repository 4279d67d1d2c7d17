/** The sheet of recovery codes, on screen and on A4. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Icon } from "../../icon";
import { formatDay, t } from "../../i18n";
import { now } from "../../store/state";
import { deviceZone, localDay } from "../../time";

/** The sign-in name is not on it: who finds the paper still has to know whose it is. */
export function CodesPaper({ codes }: { codes: string[] }): VNode {
  const said = useSignal("");
  // With the year: papers are found again years later.
  const made = formatDay(localDay(now.value, deviceZone(), 0), "long", "");
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(codes.join("\n")).then(() => true, () => false);
    said.value = copied ? t("security.codes-copied") : t("security.codes-copy-by-hand");
  };
  return (
    <>
      <div class="codes-paper stack">
        <h2 class="only-printed">{t("security.codes-paper")}</h2>
        <p class="t-2">{t("security.codes-keep")}</p>
        <ol class="codes">
          {codes.map((code) => (
            <li key={code}>
              <code dir="ltr">{code}</code>
            </li>
          ))}
        </ol>
        <p class="t-2">{t("security.codes-use", { address: `${location.origin}/recover` })}</p>
        <p class="t-2 only-printed">{t("security.codes-day", { day: made })}</p>
      </div>
      <div class="actions">
        <button type="button" class="btn btn--primary btn--lg" onClick={() => print()}>
          <Icon name="printer" />
          {t("security.codes-print")}
        </button>
        <button type="button" class="btn btn--lg" onClick={() => void copy()}>
          <Icon name="copy" />
          {t("security.codes-copy")}
        </button>
      </div>
      <p class="t-small t-2" role="status">
        {said.value}
      </p>
    </>
  );
}
