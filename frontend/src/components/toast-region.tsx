/** Where the quiet line appears; it stays while somebody is on it. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { currentToast, dismissToast, holdToast, restartToast } from "../toast";

/** One line and its one way back, announced without interrupting. */
export function ToastRegion(): VNode {
  const toast = currentToast.value;
  const action = toast?.undo ? { label: t("action.undo"), run: toast.undo } : toast?.action;
  const use = () => {
    dismissToast();
    action?.run();
  };
  return (
    <div role="status">
      {toast && (
        <div
          class="toast"
          onFocusIn={holdToast}
          onFocusOut={restartToast}
          onPointerEnter={holdToast}
          onPointerLeave={restartToast}
        >
          <span class="grow">{toast.text}</span>
          {action && (
            <button type="button" class="btn" onClick={use}>
              {action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
