/** A hard moment, afterwards: chips first, words second, and no question about how bad it was. */

import type { VNode } from "preact";
import { beforeByUse } from "../../calm/before";
import { BLANK_NOTE, isBlankNote, type MomentNote, momentOf, type When, whenOf } from "../../calm/note";
import { ChildSwitch } from "../../components/child-switch";
import { type UsedDraft, useDraft } from "../../components/draft";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { goBack } from "../../router";
import { begun, keepBegun } from "../../store/begun";
import { draft as draftOf } from "../../store/drafts";
import { act } from "../../store/outbox";
import { currentChild, now, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { toast } from "../../toast";
import { dayStartsAt, zone } from "../../today/calendar";
import { withOrWithout } from "../../with-or-without";
import { BeforeChips } from "./before-chips";
import { HelpedChips } from "./helped-chips";
import { LogKinds } from "./kinds";
import { MomentTime } from "./moment-time";
import { NoChildSheet } from "./no-child";
import { NoRoom, useSaving } from "./saving";

const LONGEST = 2000;

/** Opened from the offer of Calm, or from the Log button. */
export default function LogMomentView(): VNode {
  const child = currentChild.value;
  return child ? <MomentSheet key={child.id} child={child} /> : <NoChildSheet />;
}

function MomentSheet({ child }: { child: Child }): VNode {
  const name = draftName(child);
  const draft = useDraft<MomentNote>(name, BLANK_NOTE);
  const note = draft.value;
  const when = whenOf(note, begun.value[child.id], now.value, zone.value);
  const blank = isBlankNote(note);
  const { full, save } = useSaving(async () => {
    await logMoment(child.id, note, when, name);
    await draft.clear();
  });
  const turn = (list: "before" | "helped", word: string) => draft.keep({ [list]: withOrWithout(note[list], word) });
  return (
    <Sheet
      tall
      title={t("log.moment.title")}
      close={() => goBack("/")}
      closeLabel={t("log.close-draft")}
      foot={<Foot blank={blank} save={save} />}
    >
      <LogKinds value="moment" />
      <ChildSwitch only="several" leave={(next) => !blank && void carry(draft, next)} />
      {full && <NoRoom />}
      <MomentTime when={when} note={note} keep={draft.keep} />
      <BeforeChips words={beforeByUse(snapshot.value, child.id)} chosen={note.before} turn={(word) => turn("before", word)} />
      <Then text={note.text} change={(text) => draft.keep({ text })} />
      <HelpedChips child={child} chosen={note.helped} turn={(root) => turn("helped", root)} />
    </Sheet>
  );
}

function Then({ text, change }: { text: string; change: (text: string) => void }): VNode {
  return (
    <label class="field">
      <span class="legend-h legend-h--field">{t("log.moment.then")}</span>
      <textarea
        class="input input--short"
        rows={3}
        maxLength={LONGEST}
        placeholder={t("log.moment.placeholder")}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
}

function Foot({ blank, save }: { blank: boolean; save: () => void }): VNode {
  return (
    <>
      <SaveFoot label={t("action.save")} disabled={blank} save={save} />
      <p class="sync sync--center">
        <Icon name="eye-slash" />
        {t("log.moment.family")}
      </p>
    </>
  );
}

function draftName(child: Child): string {
  return `moment:${child.id}`;
}

/** Words begun for the wrong child go along; what helps is each child's own. */
async function carry(from: UsedDraft<MomentNote>, next: Child): Promise<void> {
  const there = draftOf<MomentNote>(draftName(next));
  await there.ready;
  if (there.value.peek() !== null) return;
  there.keep({ ...from.value, helped: [] });
  await from.clear();
}

async function logMoment(child_id: string, note: MomentNote, when: When, draft: string): Promise<void> {
  const id = newId();
  const tried = when.fromCalm ? (begun.peek()[child_id]?.tried ?? []) : [];
  const own = { zone: zone.value, dayStartsAt: dayStartsAt.value };
  await act("log_moment", momentOf(note, { id, child_id, when, tried, ...own }), draft);
  keepBegun(child_id, () => null);
  toast({ text: t("log.saved"), undo: () => void act("remove_moment", { id }) });
}
