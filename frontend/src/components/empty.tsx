/** Nothing here yet: the fact, the permission, one action. */

import type { ComponentChildren, VNode } from "preact";

interface EmptyProps {
  title: string;
  text: string;
  art?: VNode;
  children?: ComponentChildren;
}

/** A calm empty place; the action comes as child. */
export function Empty({ title, text, art, children }: EmptyProps): VNode {
  return (
    <div class="empty">
      {art && (
        <div class="empty__art" aria-hidden="true">
          {art}
        </div>
      )}
      <h2 class="t-title">{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** An open book with a sprout beside it. */
export function BookArt(): VNode {
  return (
    <svg class="book" viewBox="0 0 220 132" width="220" height="132">
      <ellipse class="book__shade" cx="110" cy="118" rx="96" ry="10" />
      <rect class="book__page" x="46" y="22" width="128" height="92" rx="14" />
      <path class="book__fold" d="M110 22v92" />
      <path class="book__lines" d="M60 44h36M60 58h28M60 72h32M124 44h24M124 58h30" />
      <path class="book__stem" d="M182 112c-2-14 1-24 6-32M182 112c3-10 10-16 18-18" />
      <path
        class="book__leaf"
        d="M188 80c-9-2-12-9-11-17 8 2 13 8 11 17zM188 80c0-8 5-13 13-14 0 8-5 13-13 14zM200 94c3-6 9-8 15-6-3 6-9 9-15 6z"
      />
    </svg>
  );
}
