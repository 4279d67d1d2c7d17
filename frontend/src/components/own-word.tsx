/** A word of one's own beside the ones to choose from. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Field } from "./field";

interface OwnWordProps {
  label: string;
  /** The words on its button. */
  button: string;
  longest: number;
  add: (word: string) => void;
  /** It was opened by a tap: it takes the focus, and goes once something was said. */
  close?: () => void;
}

/** A blank word adds nothing. */
export function OwnWord({ label, button, longest, add, close }: OwnWordProps): VNode {
  const word = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (close) form.current?.querySelector("input")?.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const said = word.value.trim();
    if (said) add(said);
    word.value = "";
    close?.();
  };
  return (
    <form class="own-word" ref={form} onSubmit={submit}>
      <Field label={label} value={word.value} maxLength={longest} autocomplete="off" change={(next) => (word.value = next)}>
        <button type="submit" class="btn">
          {button}
        </button>
      </Field>
    </form>
  );
}
