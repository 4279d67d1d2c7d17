/** An idea of the family's own, being written down or changed; a draft of it is kept. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type UsedDraft, useDraft } from "../../components/draft";
import { Field } from "../../components/field";
import { focusFirstError } from "../../components/focus";
import { LinesField } from "../../components/lines-field";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { ownActivities } from "../../play/own";
import { activityFrom, BLANK_IDEA, draftOf, LONGEST, type OwnDraft, problemWith } from "../../play/own-draft";
import { goBack } from "../../router";
import type { ViewProps } from "../../routes";
import { sayAnew } from "../../store/anew";
import { currentChild, snapshot } from "../../store/state";
import type { OwnActivity } from "../../store/types";
import { toast } from "../../toast";
import { NoRoom, useSaving } from "../log/saving";
import { OwnChoices, OwnPictures } from "./own-choices";
import { UnknownIdea } from "./unknown-idea";

/** A new one, or the one with this root. */
export default function OwnIdeaView({ params }: ViewProps): VNode {
  const child = currentChild.value;
  const row = child ? ownActivities(snapshot.value, child.id).find(({ root }) => root === params.id) : undefined;
  if (!child || (params.id && !row)) return <UnknownIdea />;
  return <OwnForm key={params.id ?? child.id} child={child.id} row={row} />;
}

function OwnForm({ child, row }: { child: string; row: OwnActivity | undefined }): VNode {
  const name = `own:${row?.root ?? child}`;
  const draft = useDraft<OwnDraft>(name, row ? draftOf(row) : BLANK_IDEA);
  const asked = useSignal(false);
  const { full, save } = useSaving(async () => {
    await keep(draft.value, child, row, name);
    await draft.clear();
  }, "/play/own");
  const problem = asked.value ? problemWith(draft.value) : null;
  const saveWhenWhole = () => {
    asked.value = true;
    if (problemWith(draft.value) === null) void save();
    else focusFirstError();
  };
  return (
    <Sheet
      tall
      title={row ? t("own.change") : t("own.add")}
      close={() => goBack("/play/own")}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} save={saveWhenWhole} />}
    >
      {full && <NoRoom />}
      <Words draft={draft} problem={problem} />
      <OwnChoices draft={draft} />
      <OwnPictures draft={draft} />
    </Sheet>
  );
}

interface WordsProps {
  draft: UsedDraft<OwnDraft>;
  problem: ReturnType<typeof problemWith>;
}

function Words({ draft: { value, keep: change }, problem }: WordsProps): VNode {
  const trouble = problem === "many-steps" || problem === "long-step" ? t(`own.${problem}`, { most: limitOf(problem) }) : null;
  return (
    <>
      <Field
        label={t("own.name")}
        value={value.title}
        maxLength={LONGEST.title}
        autocomplete="off"
        error={problem === "title" ? t("own.title-missing") : null}
        change={(title) => change({ title })}
      />
      <Field
        label={t("own.summary")}
        value={value.summary}
        maxLength={LONGEST.summary}
        autocomplete="off"
        change={(summary) => change({ summary })}
      />
      <LinesField
        label={t("own.steps")}
        hint={t("own.steps-hint")}
        value={value.steps}
        error={trouble}
        change={(steps) => change({ steps })}
      />
    </>
  );
}

function limitOf(problem: "many-steps" | "long-step"): number {
  return problem === "many-steps" ? LONGEST.steps : LONGEST.step;
}

/** A changed wording is a new row, and the old one goes: two phones never write over one another. */
async function keep(words: OwnDraft, child: string, row: OwnActivity | undefined, draft: string): Promise<void> {
  const undo = await sayAnew({
    before: row ?? null,
    say: (id) => ["add_activity", activityFrom(words, child, { id, root: row?.root ?? id })],
    remove: (id) => ["remove_activity", { id }],
    sayAgain: (former) => ["add_activity", activityFrom(draftOf(former), child, { id: newId(), root: former.root })],
    draft,
  });
  toast({ text: t("log.saved"), undo });
}
