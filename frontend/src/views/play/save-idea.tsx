/** The bookmark of an idea. */

import type { VNode } from "preact";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { facts } from "../../play/shelf";
import { act } from "../../store/outbox";
import { toast } from "../../toast";

/** One tap keeps the idea at hand, another lets it go. */
export function SaveIdea({ activity, child }: { activity: string; child: string }): VNode {
  const saved = facts.value?.saved.has(activity) ?? false;
  const keep = (next: boolean) => act("keep_idea", { id: newId(), child_id: child, activity_id: activity, saved: next });
  const turn = async () => {
    await keep(!saved);
    toast({ text: saved ? t("play.let-go") : t("play.kept"), undo: () => void keep(saved) });
  };
  return (
    <button
      type="button"
      class="icon-btn icon-btn--surface activity__save"
      aria-label={t("play.save")}
      aria-pressed={saved}
      onClick={() => void turn()}
    >
      <Icon name={saved ? "bookmark-simple-fill" : "bookmark-simple"} />
    </button>
  );
}
