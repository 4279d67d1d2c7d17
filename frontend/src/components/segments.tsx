/** Two to four ways of the same thing, one of them chosen. */

import type { VNode } from "preact";
import { Icon, type IconName } from "../icon";

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
}

/** Radio buttons that look like one control. */
export function Segments<T extends string>({ label, name, segments, value, choose }: SegmentsProps<T>): VNode {
  return (
    <div class="seg" role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value}>
          <input
            type="radio"
            name={name}
            checked={segment.value === value}
            onChange={() => choose(segment.value)}
          />
          {segment.icon && <Icon name={segment.icon} />}
          {segment.label}
        </label>
      ))}
    </div>
  );
}
