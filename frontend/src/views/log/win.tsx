/** A small win: words, or one chip, or both; for the family, or for nobody else. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { ChildSwitch } from "../../components/child-switch";
import { type UsedDraft, useDraft } from "../../components/draft";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { areasByUse } from "../../journal/areas";
import { isParent } from "../../roles";
import { goBack } from "../../router";
import { draft as draftOf } from "../../store/drafts";
import { onlyForMe } from "../../store/mutations";
import { act } from "../../store/outbox";
import { currentChild, snapshot } from "../../store/state";
import type { Area, Child } from "../../store/types";
import { toast } from "../../toast";
import { today } from "../../today/calendar";
import { withOrWithout } from "../../with-or-without";
import { LogKinds } from "./kinds";
import { NoChildSheet } from "./no-child";
import { NoRoom, useSaving } from "./saving";

const LONGEST = 2000;

interface WinDraft {
  text: string;
  areas: Area[];
  private: boolean;
}

const BLANK: WinDraft = { text: "", areas: [], private: false };

/** The sheet behind the quick log. */
export default function LogWinView(): VNode {
  const child = currentChild.value;
  return child ? <WinSheet key={child.id} child={child} /> : <NoChildSheet />;
}

function WinSheet({ child }: { child: Child }): VNode {
  const name = draftName(child);
  const draft = useDraft<WinDraft>(name, BLANK);
  const { text, areas } = draft.value;
  const toggle = (area: Area) => draft.keep({ areas: withOrWithout(areas, area) });
  const { full, save } = useSaving(async () => {
    await logWin(child.id, draft.value, name);
    await draft.clear();
  });
  const blank = text.trim() === "" && areas.length === 0;
  return (
    <Sheet
      tall
      title={t("log.win.title")}
      close={() => goBack("/")}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} disabled={blank} save={save} />}
    >
      <LogKinds value="win" />
      <ChildSwitch leave={(next) => !blank && void carry(draft, next)} />
      {full && <NoRoom />}
      <Words text={text} change={(next) => draft.keep({ text: next })} />
      <Chips
        kind="many"
        name="area"
        legend={t("log.win.about")}
        choices={areasByUse(snapshot.value, child.id).map((value) => ({ value, label: t(`area.${value}`) }))}
        chosen={areas}
        toggle={toggle}
      />
      {isParent.value && <OnlyForMe on={draft.value.private} turn={(on) => draft.keep({ private: on })} />}
    </Sheet>
  );
}

function Words({ text, change }: { text: string; change: (text: string) => void }): VNode {
  return (
    <textarea
      class="input"
      rows={4}
      data-autofocus
      maxLength={LONGEST}
      aria-label={t("log.win.title")}
      placeholder={t("log.win.placeholder")}
      value={text}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}

/** A parent's own words may stay their own; in one line what that means. */
function OnlyForMe({ on, turn }: { on: boolean; turn: (on: boolean) => void }): VNode {
  return (
    <label class="inline inline--3 only-me">
      <Icon name="lock-simple" />
      <span class="grow">
        <span class="row__title row__title--plain">{t("log.private")}</span>
        <span class="row__sub">{t("log.private-text")}</span>
      </span>
      <input
        class="switch"
        type="checkbox"
        role="switch"
        checked={on}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
    </label>
  );
}

function draftName(child: Child): string {
  return `win:${child.id}`;
}

/** Words begun for the wrong child go along, unless other words already wait there. */
async function carry(from: UsedDraft<WinDraft>, next: Child): Promise<void> {
  const there = draftOf<WinDraft>(draftName(next));
  await there.ready;
  if (there.value.peek() !== null) return;
  there.keep(from.value);
  await from.clear();
}

async function logWin(child: string, words: WinDraft, draft: string): Promise<void> {
  const id = newId();
  const said = { text: words.text.trim(), areas: words.areas, ...onlyForMe(words) };
  await act("log_win", { id, child_id: child, happened_on: today.value, ...said }, draft);
  toast({ text: t("log.saved"), undo: () => void act("remove_win", { id }) });
}
