/** A quiet message at the top of what it concerns. */

import type { ComponentChildren, VNode } from "preact";
import { Icon, type IconName } from "../icon";

interface BannerProps {
  tone?: "wait" | "info" | "error";
  icon: IconName;
  title: string;
  children?: ComponentChildren;
  action?: VNode;
}

/** Only an error interrupts; everything else is read when there is time. */
export function Banner({ tone, icon, title, children, action }: BannerProps): VNode {
  return (
    <div class={tone ? `banner banner--${tone}` : "banner"} role={tone === "error" ? "alert" : "status"}>
      <Icon name={icon} />
      <div class="grow">
        <b>{title}</b>
        {children && <p>{children}</p>}
      </div>
      {action}
    </div>
  );
}
