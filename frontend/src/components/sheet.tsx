/** A dialog that rises from the edge of the screen; what was typed in it is kept by its view. */

import type { ComponentChildren, VNode } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "../icon";
import { usePageTitle } from "./title";

interface SheetProps {
  title: string;
  /** What ✕ and Esc do; the words on ✕ say that a draft is kept. */
  close: () => void;
  closeLabel?: string;
  foot?: ComponentChildren;
  /** A small control beside the title. */
  aside?: VNode;
  tall?: boolean;
  dense?: boolean;
  /** For tables on a desk. */
  wide?: boolean;
  children: ComponentChildren;
}

/** Modal; focus starts on the heading unless the view takes it, the browser keeps it inside. */
export function Sheet({ title, close, closeLabel, foot, aside, tall = false, dense = false, wide = false, children }: SheetProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  usePageTitle(title);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const wanted = shown?.querySelector<HTMLElement>("[data-autofocus]") ?? heading.current;
    wanted?.focus();
    return () => shown?.close();
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    close();
  };
  const names = ["sheet", tall && "sheet--tall", dense && "sheet--dense", wide && "sheet--wide"].filter(Boolean).join(" ");
  return (
    <dialog ref={dialog} class={names} aria-modal="true" aria-labelledby={id} onCancel={cancel}>
      <div class="sheet__head">
        <h1 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
        <button type="button" class="icon-btn" aria-label={closeLabel ?? t("action.close")} onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div class="sheet__body">{children}</div>
      {foot && <div class="sheet__foot">{foot}</div>}
    </dialog>
  );
}
