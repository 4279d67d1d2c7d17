/** How the app looks on this device. */

import type { VNode } from "preact";
import { Segments } from "../../components/segments";
import { t } from "../../i18n";
import { chooseLooks, looks } from "../../theme";

/** Light, quiet, and the side of the log button. */
export function LooksCard(): VNode {
  const { light, quiet, thumb } = looks.value;
  const lights = [
    { value: "auto", label: t("looks.auto"), icon: "circle-half" },
    { value: "day", label: t("looks.day"), icon: "sun" },
    { value: "night", label: t("looks.night"), icon: "moon" },
  ] as const;
  const thumbs = [
    { value: "left", label: t("looks.left") },
    { value: "right", label: t("looks.right") },
  ] as const;
  return (
    <section class="stack" aria-labelledby="looks">
      <div class="section-h">
        <h2 id="looks">{t("looks.title")}</h2>
      </div>
      <div class="card stack stack--4">
        <Segments
          label={t("looks.title")}
          name="light"
          segments={[...lights]}
          value={light}
          choose={(value) => chooseLooks({ light: value })}
        />
        <label class="inline inline--between">
          <span>
            <span class="row__title">{t("looks.quiet")}</span>
            <span class="row__sub">{t("looks.quiet-sub")}</span>
          </span>
          <input
            class="switch"
            type="checkbox"
            role="switch"
            checked={quiet}
            onChange={(event) => chooseLooks({ quiet: event.currentTarget.checked })}
          />
        </label>
        <div class="stack stack--2">
          <span class="row__title">{t("looks.thumb")}</span>
          <Segments
            label={t("looks.thumb")}
            name="thumb"
            segments={[...thumbs]}
            value={thumb}
            choose={(value) => chooseLooks({ thumb: value })}
          />
        </div>
      </div>
    </section>
  );
}
