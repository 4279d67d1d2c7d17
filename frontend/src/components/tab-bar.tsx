/** The five places of the app; the word is always there. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { opens } from "../roles";
import { Link, match, route } from "../router";
import { me } from "../store/state";
import { Icon, type IconName } from "../icon";

interface Tab {
  path: string;
  name: "today" | "play" | "calm" | "journal" | "progress";
  icon: IconName;
  current: IconName;
}

const TABS: Tab[] = [
  { path: "/", name: "today", icon: "sun-horizon", current: "sun-horizon-fill" },
  { path: "/play", name: "play", icon: "soccer-ball", current: "soccer-ball-fill" },
  { path: "/calm", name: "calm", icon: "flower-lotus", current: "flower-lotus-fill" },
  { path: "/journal", name: "journal", icon: "notebook", current: "notebook-fill" },
  { path: "/progress", name: "progress", icon: "chart-line", current: "chart-line-bold" },
];

/** Today, Play, Calm, Journal, Progress; for a carer only the ones that are theirs. */
export function TabBar(): VNode {
  return (
    <nav class="tabbar" aria-label={t("tab.label")}>
      {TABS.filter(isOpen).map(({ path, name, icon, current }) => {
        const here = route.value.path === path;
        return (
          <Link key={path} href={path} aria-current={here ? "page" : undefined}>
            <span class="tab-pill">
              <Icon name={here ? current : icon} />
            </span>
            {t(`tab.${name}`)}
          </Link>
        );
      })}
    </nav>
  );
}

function isOpen({ path }: Tab): boolean {
  return opens(match(path).row?.audience ?? "anyone", me.value);
}
