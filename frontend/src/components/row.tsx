/** One line of a list: plate, title, one sub line, one thing at the end. */

import type { ComponentChildren, VNode } from "preact";
import { Link } from "../router";
import { Icon } from "../icon";

interface RowProps {
  plate?: VNode;
  title: string;
  sub?: string;
  /** Where the whole row leads, or what it does. */
  href?: string;
  press?: () => void;
  children?: ComponentChildren;
}

/** The whole row is the target when it leads somewhere. */
export function Row({ plate, title, sub, href, press, children }: RowProps): VNode {
  const inside = (
    <>
      {plate}
      <span class="grow">
        <span class="row__title">{title}</span>
        {sub && <span class="row__sub">{sub}</span>}
      </span>
      {children}
      {(href || press) && <Icon name="caret-right" class="icon--s icon--dir" />}
    </>
  );
  if (href) {
    return (
      <Link class="row" href={href}>
        {inside}
      </Link>
    );
  }
  if (press) {
    return (
      <button type="button" class="row" onClick={press}>
        {inside}
      </button>
    );
  }
  return <div class="row">{inside}</div>;
}
