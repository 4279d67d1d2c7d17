/** Two to four ways of the same thing, one of them chosen. */

import type { VNode } from "preact";
import { Icon, type IconName } from "../icon";
import { Link } from "../router";

export interface Segment<T extends string> {
  value: T;
  label: string;
  icon?: IconName;
}

interface SegmentsProps<T extends string> {
  label: string;
  name: string;
  segments: Segment<T>[];
  value: T;
  choose: (value: T) => void;
  /** Takes a second line where the words do not fit beside one another. */
  wrap?: boolean;
}

/** Radio buttons that look like one control; for what an arrow key may change. */
export function Segments<T extends string>({ label, name, segments, value, choose, wrap = false }: SegmentsProps<T>): VNode {
  return (
    <div class={wrap ? "seg seg--wrap" : "seg"} role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value}>
          <input
            type="radio"
            name={name}
            checked={segment.value === value}
            onChange={() => choose(segment.value)}
          />
          <Face segment={segment} />
        </label>
      ))}
    </div>
  );
}

type ButtonsProps<T extends string> = Pick<SegmentsProps<T>, "label" | "segments" | "value" | "choose">;

/** The same look for what acts at once: an arrow key would act too, where these were radio buttons. */
export function SegmentButtons<T extends string>({ label, segments, value, choose }: ButtonsProps<T>): VNode {
  return (
    <div class="seg" role="group" aria-label={label}>
      {segments.map((segment) => (
        <button type="button" key={segment.value} aria-pressed={segment.value === value} onClick={() => choose(segment.value)}>
          <Face segment={segment} />
        </button>
      ))}
    </div>
  );
}

interface LinksProps<T extends string> extends Pick<SegmentsProps<T>, "label" | "value"> {
  segments: (Segment<T> & { href: string })[];
}

/** The same look for pages that stand side by side; none of them is a step of the history. */
export function SegmentLinks<T extends string>({ label, segments, value }: LinksProps<T>): VNode {
  return (
    <nav class="seg seg--wrap" aria-label={label}>
      {segments.map((segment) => (
        <Link replace key={segment.value} href={segment.href} aria-current={segment.value === value ? "page" : undefined}>
          <Face segment={segment} />
        </Link>
      ))}
    </nav>
  );
}

function Face({ segment: { icon, label } }: { segment: Segment<string> }): VNode {
  return (
    <>
      {icon && <Icon name={icon} />}
      {label}
    </>
  );
}
