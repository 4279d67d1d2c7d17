/** What a family knows about a child: what helps, how it starts, what to leave out, what helps at bedtime. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { PARTS } from "../../about/lines";
import { ChildSwitch } from "../../components/child-switch";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { currentChild } from "../../store/state";
import type { AboutLine, AboutPart, Child } from "../../store/types";
import { LineSheet } from "./line-sheet";
import { PartSection } from "./part-section";
import { ShareCard } from "./share-card";

/** Opened from Calm and from Settings; works without a connection, but for the page to share. */
export default function AboutView(): VNode {
  const child = currentChild.value;
  const title = child ? t("about.title", { child: bdi(child.nickname) }) : t("about.page");
  return (
    <PlainPage head={<BackBar title={title} page={t("about.page")} to="/settings" />}>
      <ChildSwitch only="several" />
      {child && <About key={child.id} child={child} />}
    </PlainPage>
  );
}

/** What the sheet is about: a line to change, or a part to add to. */
type Open = { part: AboutPart; line: AboutLine | null };

function About({ child }: { child: Child }): VNode {
  const open = useSignal<Open | null>(null);
  return (
    <>
      {PARTS.map((part) => (
        <PartSection key={part} child={child} part={part} open={(line) => (open.value = { part, line })} />
      ))}
      <ShareCard child={child} />
      {open.value && <LineSheet child={child} {...open.value} close={() => (open.value = null)} />}
    </>
  );
}
