/** Which child this is about, with a face and a ground of its own; another one is one tap away. */

import type { VNode } from "preact";
import { bdi, t } from "../i18n";
import { chooseChild, currentChild, snapshot } from "../store/state";
import type { Child } from "../store/types";
import { Picto } from "./picto";

// Every child of a family has another ground; the first one's is the warm one of the app.
const GROUNDS = ["", " avatar--3", " avatar--4", " avatar--5", " avatar--1"] as const;

/** The children in the order they were added. */
function inOrder(): Child[] {
  return [...snapshot.value.children.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A child's picture on the child's own ground; decorative, the nickname stands beside it or in a label. */
export function ChildFace({ child, size }: { child: Child; size?: "s" | "l" }): VNode {
  const place = inOrder().findIndex(({ id }) => id === child.id);
  const ground = GROUNDS[Math.max(0, place) % GROUNDS.length];
  return (
    <span class={`avatar${ground}${size ? ` avatar--${size}` : ""}`}>
      <Picto name={child.picture} />
    </span>
  );
}

interface ChildSwitchProps {
  /** "several": nothing where there is one child; its name is then said elsewhere on the screen. */
  only?: "several";
  /** Runs before another child comes on screen, for words that are to go along. */
  leave?: (next: Child) => void;
}

/** One child: face and name. Several: one tap each. */
export function ChildSwitch({ only, leave }: ChildSwitchProps): VNode | null {
  const children = inOrder();
  const current = currentChild.value;
  if (!current) return null;
  if (children.length === 1) return only === "several" ? null : <OneChild child={current} />;
  const choose = (next: Child) => {
    leave?.(next);
    chooseChild(next.id);
  };
  return (
    <div class="chips" role="radiogroup" aria-label={t("child.which")}>
      {children.map((child) => (
        <label class="chip chip--child" key={child.id}>
          <input
            type="radio"
            name="child"
            checked={child.id === current.id}
            onChange={() => choose(child)}
          />
          <ChildFace child={child} size="s" />
          {bdi(child.nickname)}
        </label>
      ))}
    </div>
  );
}

function OneChild({ child }: { child: Child }): VNode {
  return (
    <p class="child-line">
      <ChildFace child={child} size="s" />
      <b>{bdi(child.nickname)}</b>
    </p>
  );
}
