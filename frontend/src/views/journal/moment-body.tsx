/** A hard moment in the journal: before, then, and what helped. */

import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { act } from "../../store/outbox";
import { snapshot } from "../../store/state";
import type { Moment } from "../../store/types";
import { newestByRoot } from "../../store/wordings";
import { toast } from "../../toast";
import { beforeInWords } from "../log/before-words";

// Each is a line or a chip of its own, and no part of a sentence.
const BETWEEN = " · ";

// For every moment on screen at once: a journal has many, and each names several lines.
const wordings = computed(() => newestByRoot(snapshot.value.about.values()));

/** Only what was said; a row that stayed blank is not there. */
export function MomentBody({ moment, own }: { moment: Moment; own: boolean }): VNode {
  const { before, text, tried, helped, minutes } = moment;
  const others = tried.filter((root) => !helped.includes(root));
  return (
    <>
      <dl class="abc">
        <Said term={t("log.moment.before")} words={before.map(beforeInWords).join(BETWEEN)} />
        <Said term={t("log.moment.then")} words={text} />
        <Said term={t("journal.moment.helped")} words={named(helped)} />
        <Said term={t("journal.moment.tried")} words={named(others)} />
        <Said term={t("journal.moment.lasted")} words={minutes ? t("journal.moment.minutes", { count: minutes }) : ""} />
      </dl>
      {own && (
        <div class="entry__foot">
          <button
            type="button"
            class="icon-btn entry__remove"
            aria-label={t("journal.moment.remove")}
            onClick={() => void remove(moment)}
          >
            <Icon name="trash" class="icon--s" />
          </button>
        </div>
      )}
    </>
  );
}

function Said({ term, words }: { term: string; words: string }): VNode | null {
  if (!words) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd class="words cap">{words}</dd>
    </div>
  );
}

/** Lines by their newest wording; one that was taken out has none. */
function named(roots: string[]): string {
  if (roots.length === 0) return "";
  const titles = roots.map((root) => wordings.value.get(root)?.title).filter((title) => title !== undefined);
  return titles.length > 0 ? titles.join(BETWEEN) : t("journal.moment.gone");
}

async function remove(moment: Moment): Promise<void> {
  await act("remove_moment", { id: moment.id });
  const { child_id, happened_on, began_at, minutes, before, text, tried, helped } = moment;
  const again = { child_id, happened_on, began_at, minutes, before, text, tried, helped };
  const undo = () => void act("log_moment", { id: newId(), ...again });
  toast({ text: t("journal.moment.removed"), undo });
}
