/** One passkey: what it is called, and the way to remove it. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type Passkey, removePasskey, renamePasskey } from "../../api/credentials";
import { Field } from "../../components/field";
import { Sheet } from "../../components/sheet";
import { bdi, t } from "../../i18n";
import { toast } from "../../toast";
import { QuestionSheet } from "./question-sheet";
import { Trouble, useTrying } from "./trying";

const LONGEST = 60;

interface PasskeySheetProps {
  passkey: Passkey;
  close: () => void;
  changed: () => void;
}

/** Removing asks one plain question first. */
export function PasskeySheet({ passkey, close, changed }: PasskeySheetProps): VNode {
  const removing = useSignal(false);
  const finish = (words: string) => {
    toast({ text: words });
    close();
    changed();
  };
  const remove = async () => {
    await removePasskey(passkey.id);
    finish(t("security.passkey.removed"));
  };
  if (!removing.value) return <NameSheet passkey={passkey} close={close} finish={finish} remove={() => (removing.value = true)} />;
  return (
    <QuestionSheet
      title={t("security.passkey.remove-question", { name: bdi(passkey.name) })}
      text={t("security.passkey.remove-text")}
      go={t("security.remove")}
      act={remove}
      close={close}
    />
  );
}

interface NameSheetProps {
  passkey: Passkey;
  close: () => void;
  finish: (words: string) => void;
  remove: () => void;
}

function NameSheet({ passkey, close, finish, remove }: NameSheetProps): VNode {
  const name = useSignal(passkey.name);
  const { attempt, busy, trouble } = useTrying();
  const save = () =>
    attempt(async () => {
      if (name.value.trim() !== passkey.name) await renamePasskey(passkey.id, name.value.trim());
      finish(t("security.saved"));
    });
  return (
    <Sheet title={t("security.passkey.title")} close={close}>
      <Trouble words={trouble} />
      <Field
        label={t("security.passkey.name")}
        hint={passkey.is_synced ? t("security.passkey.synced") : t("security.passkey.single")}
        value={name.value}
        maxLength={LONGEST}
        autocomplete="off"
        change={(typed) => (name.value = typed)}
      />
      <div class="stack stack--2">
        <button type="button" class="btn btn--primary btn--lg btn--block" disabled={busy || name.value.trim() === ""} onClick={save}>
          {t("action.save")}
        </button>
        <button type="button" class="btn btn--remove btn--block" onClick={remove}>
          {t("security.passkey.remove")}
        </button>
      </div>
    </Sheet>
  );
}
