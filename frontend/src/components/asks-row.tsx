/** A reminder that came several times while nothing was done: it asks once, and never gets louder. */

import type { VNode } from "preact";
import { bdi, t } from "../i18n";
import { act } from "../store/outbox";
import type { Reminder } from "../store/types";
import { mannerInWords, reminderCalled } from "../today/reminder-words";
import { settingOf } from "../today/reminder-setting";
import { toast } from "../toast";
import { Plate } from "./plate";

/** `move` opens its time. */
export function AsksRow({ reminder, move }: { reminder: Reminder; move: VNode }): VNode {
  const what = bdi(reminderCalled(reminder));
  return (
    <section class="card stack" aria-label={t("asks.title")}>
      <div class="inline inline--3 inline--wrap">
        <Plate icon="bell" size="s" tone="sage" />
        <p class="grow">
          <span class="row__title">{t("asks.question", { what })}</span>
          <span class="row__sub">{mannerInWords(reminder)}</span>
        </p>
      </div>
      <div class="actions">
        {move}
        <button type="button" class="btn btn--outline" onClick={() => void drop(reminder)}>
          {t("asks.drop")}
        </button>
        <button type="button" class="btn btn--outline" onClick={() => void act("keep_reminder", { id: reminder.id })}>
          {t("asks.keep")}
        </button>
      </div>
    </section>
  );
}

/** Off and still there, so that it can come back with a tap. */
async function drop(reminder: Reminder): Promise<void> {
  const setting = settingOf(reminder);
  await act("set_reminder", { ...setting, on: false });
  toast({ text: t("asks.dropped"), undo: () => void act("set_reminder", { ...setting, on: true }) });
}
