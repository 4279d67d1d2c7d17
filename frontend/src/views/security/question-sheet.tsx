/** One plain question before something ends. */

import type { VNode } from "preact";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { Trouble, useTrying } from "./trying";

interface QuestionSheetProps {
  title: string;
  text: string;
  /** What the first button says and does. */
  go: string;
  act: () => Promise<void>;
  close: () => void;
}

/** Two buttons of one size; a failed try stays here with its words. */
export function QuestionSheet({ title, text, go, act, close }: QuestionSheetProps): VNode {
  const { attempt, busy, trouble } = useTrying();
  return (
    <Sheet title={title} close={close}>
      <p class="t-2">{text}</p>
      <Trouble words={trouble} />
      <div class="grid-2">
        <button type="button" class="btn btn--lg btn--remove" aria-disabled={busy} onClick={() => attempt(act)}>
          {go}
        </button>
        <button type="button" class="btn btn--lg" onClick={close}>
          {t("sharing.keep")}
        </button>
      </div>
    </Sheet>
  );
}
