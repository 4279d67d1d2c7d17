import { type IconName, shapes } from "./generated/icons";

export type { IconName };

export interface IconProps {
  name: IconName;
  /** Extra classes beside `icon`, for example `icon--s` or `icon--dir`. */
  class?: string;
}

/** A one-colour line icon of the app's controls; always decoration, the words stand beside it. */
export function Icon({ name, class: extra }: IconProps) {
  return (
    <svg class={extra ? `icon ${extra}` : "icon"} viewBox="0 0 256 256" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
