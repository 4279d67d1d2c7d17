/** One number of the family's own: what it is called, what to dial, and whether it stands in for the country's. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type UsedDraft, useDraft } from "../../components/draft";
import { Field } from "../../components/field";
import { focusFirstError } from "../../components/focus";
import { SaveFoot } from "../../components/save-foot";
import { SelectField } from "../../components/select-field";
import { Sheet } from "../../components/sheet";
import { isNumber, NUMBER_KINDS } from "../../help/numbers";
import { t } from "../../i18n";
import { newId } from "../../ids";
import { sayAnew } from "../../store/anew";
import { act, actTogether, type Deed } from "../../store/outbox";
import type { Contact, NumberKind } from "../../store/types";
import { toast } from "../../toast";
import { NoRoom } from "../log/saving";

const LONGEST_LABEL = 60;
const LONGEST_NUMBER = 24;

interface ContactDraft {
  label: string;
  number: string;
  what: NumberKind | null;
}

interface ContactSheetProps {
  /** null: a new number. */
  contact: Contact | null;
  close: () => void;
}

/** What was typed is kept until it is saved. */
export function ContactSheet({ contact, close }: ContactSheetProps): VNode {
  const name = contact ? `contact:${contact.id}` : "contact";
  const draft = useDraft<ContactDraft>(name, contact ?? { label: "", number: "", what: null });
  const asked = useSignal(false);
  const full = useSignal(false);
  const { label, number, what } = draft.value;
  const save = () => {
    asked.value = true;
    if (!label.trim() || !isNumber(number)) return focusFirstError();
    keep({ label: label.trim(), number: number.trim(), what }, contact, name).then(close, () => (full.value = true));
  };
  return (
    <Sheet
      title={contact ? t("help.number-change") : t("help.number-new")}
      close={close}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} save={save} />}
    >
      {full.value && <NoRoom />}
      <Words draft={draft} asked={asked.value} isNew={contact === null} />
      <SelectField
        label={t("help.instead")}
        value={what}
        none={t("help.instead-none")}
        options={NUMBER_KINDS.map((value) => ({ value, label: t(`help.kind.${value}`) }))}
        choose={(next) => draft.keep({ what: next })}
      />
      {contact && (
        <button type="button" class="btn btn--remove btn--block" onClick={() => void takeOut(contact).then(close)}>
          {t("help.number-remove")}
        </button>
      )}
    </Sheet>
  );
}

interface WordsProps {
  draft: UsedDraft<ContactDraft>;
  /** Somebody wanted to save: what is not right yet is said now. */
  asked: boolean;
  isNew: boolean;
}

function Words({ draft, asked, isNew }: WordsProps): VNode {
  const { label, number } = draft.value;
  return (
    <>
      <Field
        first={isNew}
        label={t("help.label")}
        hint={t("help.label-hint")}
        value={label}
        error={asked && !label.trim() ? t("help.label-missing") : null}
        maxLength={LONGEST_LABEL}
        autocomplete="off"
        change={(next) => draft.keep({ label: next })}
      />
      <Field
        label={t("help.number")}
        inputMode="tel"
        value={number}
        error={asked && !isNumber(number) ? t("help.number-wrong") : null}
        maxLength={LONGEST_NUMBER}
        autocomplete="off"
        change={(next) => draft.keep({ number: next })}
      />
    </>
  );
}

/** A changed number is a new row, and the old one goes: nobody's is overwritten. */
async function keep(said: ContactDraft, before: Contact | null, draft: string): Promise<void> {
  const undo = await sayAnew({
    before,
    say: (id) => ["add_contact", { id, ...said }],
    remove: (id) => ["remove_contact", { id }],
    sayAgain: again,
    draft,
  });
  toast({ text: t("log.saved"), undo });
}

async function takeOut(contact: Contact): Promise<void> {
  await act("remove_contact", { id: contact.id });
  toast({ text: t("help.number-removed"), undo: () => void actTogether([again(contact)]) });
}

function again({ label, number, what }: Contact): Deed {
  return ["add_contact", { id: newId(), label, number, what }];
}
