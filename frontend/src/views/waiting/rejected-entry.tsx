/** Something the server could not keep: its words stay here until somebody decides. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { LinesField } from "../../components/lines-field";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import type { Rejected } from "../../store/mutations";
import { discardRejected, retryRejected } from "../../store/outbox";
import { mutationInWords } from "./words";

/** The reason, the words, and two ways on: say it again (a win can be edited first) or let it go. */
export function RejectedEntry({ entry: { id, mutation, reason } }: { entry: Rejected }): VNode {
  const text = useSignal("text" in mutation.args ? mutation.args.text : null);
  const again = () => void retryRejected(id, text.value === null ? mutation.args : { ...mutation.args, text: text.value });
  return (
    <article class="card stack">
      <p class="inline inline--top t-small">
        <Icon name="warning-circle" class="icon--s" />
        {t(`rejected.${reason}`)}
      </p>
      {text.value === null ? (
        <p>{mutationInWords(mutation)}</p>
      ) : (
        <LinesField rows={4} label={t("waiting.words")} value={text.value} change={(next) => (text.value = next)} />
      )}
      <div class="actions">
        <button type="button" class="btn" onClick={again}>
          {t("waiting.again")}
        </button>
        <button type="button" class="btn btn--remove" onClick={() => void discardRejected(id)}>
          {t("waiting.let-go")}
        </button>
      </div>
    </article>
  );
}
