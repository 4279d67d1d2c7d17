/** How the app looks on this device. */

import type { VNode } from "preact";
import { Segments } from "../../components/segments";
import { t } from "../../i18n";
import { chooseLooks, looks } from "../../theme";

/** Light, quiet, and the side of the log button. */
export function LooksCard(): VNode {
  return (
    <section class="stack" aria-labelledby="looks">
      <div class="section-h">
        <h2 id="looks">{t("looks.title")}</h2>
      </div>
      <div class="card stack stack--4">
        <Light />
        <Quiet />
        <div class="stack stack--2">
          <span class="row__title">{t("looks.thumb")}</span>
          <Thumb />
        </div>
      </div>
    </section>
  );
}

function Light(): VNode {
  const segments = [
    { value: "auto", label: t("looks.auto"), icon: "circle-half" },
    { value: "day", label: t("looks.day"), icon: "sun" },
    { value: "night", label: t("looks.night"), icon: "moon" },
  ] as const;
  return (
    <Segments
      label={t("looks.title")}
      name="light"
      segments={[...segments]}
      value={looks.value.light}
      choose={(light) => chooseLooks({ light })}
    />
  );
}

function Quiet(): VNode {
  return (
    <label class="inline inline--between inline--wrap">
      <span>
        <span class="row__title">{t("looks.quiet")}</span>
        <span class="row__sub">{t("looks.quiet-sub")}</span>
      </span>
      <input
        class="switch"
        type="checkbox"
        role="switch"
        checked={looks.value.quiet}
        onChange={(event) => chooseLooks({ quiet: event.currentTarget.checked })}
      />
    </label>
  );
}

function Thumb(): VNode {
  const segments = [
    { value: "left", label: t("looks.left") },
    { value: "right", label: t("looks.right") },
  ] as const;
  return (
    <Segments
      label={t("looks.thumb")}
      name="thumb"
      segments={[...segments]}
      value={looks.value.thumb}
      choose={(thumb) => chooseLooks({ thumb })}
    />
  );
}
