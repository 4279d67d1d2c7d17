/** A small win: words, or one chip, or both. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { useDraft } from "../../components/draft";
import { SaveFoot } from "../../components/save-foot";
import { Segments } from "../../components/segments";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { areasByUse } from "../../journal/areas";
import { goBack, navigate } from "../../router";
import { act } from "../../store/outbox";
import { currentChild, snapshot } from "../../store/state";
import type { Area, Child } from "../../store/types";
import { toast } from "../../toast";
import { today } from "../../today/calendar";
import { NoChildSheet } from "./no-child";
import { NoRoom, useSaving } from "./saving";

const LONGEST = 2000;

interface WinDraft {
  text: string;
  areas: Area[];
}

/** The sheet behind the quick log. */
export default function LogWinView(): VNode {
  const child = currentChild.value;
  return child ? <WinSheet key={child.id} child={child} /> : <NoChildSheet />;
}

function WinSheet({ child }: { child: Child }): VNode {
  const name = `win:${child.id}`;
  const draft = useDraft<WinDraft>(name, { text: "", areas: [] });
  const { text, areas } = draft.value;
  const toggle = (area: Area) =>
    draft.keep({ areas: areas.includes(area) ? areas.filter((one) => one !== area) : [...areas, area] });
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
      <LogKinds />
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

function LogKinds(): VNode {
  const segments = [
    { value: "win", label: t("log.kind.win"), icon: "plant-fill" },
    { value: "rating", label: t("log.kind.rating"), icon: "smiley" },
  ] as const;
  const choose = (kind: "win" | "rating") => {
    if (kind === "rating") navigate("/log/check-in", { replace: true });
  };
  return <Segments label={t("log.kinds")} name="kind" segments={[...segments]} value="win" choose={choose} />;
}

async function logWin(child: string, { text, areas }: WinDraft, draftName: string): Promise<void> {
  const id = newId();
  const win = { id, child_id: child, happened_on: today.value, text: text.trim(), areas };
  await act("log_win", win, draftName);
  toast({ text: t("log.saved"), undo: () => void act("remove_win", { id }) });
}
