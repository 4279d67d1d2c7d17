/** More for home: rest, food, whom to call, and what a family knows about its child. */

import type { VNode } from "preact";
import { bdi, t } from "../i18n";
import type { IconName } from "../icon";
import { opens } from "../roles";
import { match } from "../router";
import { currentChild, me } from "../store/state";
import { Plate, type Tone } from "./plate";
import { Row } from "./row";

interface Place {
  path: string;
  name: "about" | "food" | "help" | "rest";
  icon: IconName;
  tone: Tone;
}

const PLACES: Place[] = [
  { path: "/rest", name: "rest", icon: "moon", tone: "dusk" },
  { path: "/food", name: "food", icon: "bowl-food", tone: "apricot" },
  { path: "/help", name: "help", icon: "phone", tone: "butter" },
  { path: "/about", name: "about", icon: "smiley", tone: "sage" },
];

/** Rows of what this person may open. */
export function HomeLinks(): VNode {
  const child = bdi(currentChild.value?.nickname ?? "");
  return (
    <section class="stack" aria-labelledby="home-links">
      <div class="section-h">
        <h2 id="home-links">{t("home.title")}</h2>
      </div>
      <div class="rows">
        {PLACES.filter(isOpen).map(({ path, name, icon, tone }) => (
          <Row
            key={name}
            plate={<Plate icon={icon} size="s" tone={tone} />}
            title={name === "about" ? t("home.about", { child }) : t(`home.${name}`)}
            sub={t(`home.${name}-sub`)}
            href={path}
          />
        ))}
      </div>
    </section>
  );
}

function isOpen({ path, name }: Place): boolean {
  const { row } = match(path);
  // Only where there is a child is there somebody to tell about.
  return row !== null && opens(row.audience, me.value) && (name !== "about" || currentChild.value !== null);
}
