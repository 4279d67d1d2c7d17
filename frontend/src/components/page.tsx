/** The frame of a tab's screen: head, content, quick log, tabs. */

import type { ComponentChildren, VNode } from "preact";
import { QuickLog } from "./quick-log";
import { TabBar } from "./tab-bar";

interface PageProps {
  head: VNode;
  children: ComponentChildren;
  /** A pill on Today and Journal, round on Play and Progress, absent on Calm. */
  log?: "pill" | "round" | "none";
  center?: boolean;
}

/** Reading order is head, content, log, tabs. */
export function Page({ head, children, log = "pill", center = false }: PageProps): VNode {
  return (
    <div class="app">
      {head}
      <main class={center ? "page page--center" : "page"}>
        {children}
        {log !== "none" && <QuickLog round={log === "round"} />}
      </main>
      <TabBar />
    </div>
  );
}

/** The frame of a screen one goes back from; no tabs, no quick log. */
export function PlainPage({ head, children }: { head: VNode; children: ComponentChildren }): VNode {
  return (
    <div class="app">
      {head}
      <main class="page page--plain">{children}</main>
    </div>
  );
}
