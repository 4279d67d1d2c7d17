/** Who is this for: a nickname, a picture, an age band. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { ageInWords } from "../../age";
import { Chips } from "../../components/chips";
import { focusFirstError } from "../../components/focus";
import { Field } from "../../components/field";
import { PicturePick } from "../../components/picture-pick";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { AGE_BANDS } from "../../play/codes";
import { keepStart, startDraft } from "./start-draft";

const PICTURES = ["fox", "owl", "turtle", "whale", "rabbit", "octopus", "snail", "hedgehog", "frog", "rocket"] as const;
const LONGEST = 40;

/** `next` runs once a nickname and an age band are there. */
export function ChildStep({ next }: { next: () => void }): VNode {
  const { nickname, ageBand } = startDraft.value;
  const asked = useSignal(false);
  const noName = asked.value && nickname.trim() === "";
  const noAge = asked.value && ageBand === null;
  const go = () => {
    asked.value = true;
    if (nickname.trim() !== "" && ageBand !== null) next();
    else focusFirstError();
  };
  return (
    <>
      <Field
        label={t("start.nickname")}
        value={nickname}
        maxLength={LONGEST}
        autocomplete="off"
        error={noName ? t("start.nickname-missing") : null}
        change={(value) => keepStart({ nickname: value })}
      />
      <Pictures />
      <Age missing={noAge} />
      <div class="foot-bar">
        <button type="button" class="btn btn--primary btn--lg btn--block" onClick={go}>
          {t("action.next")}
        </button>
        <p class="sync sync--center">
          <Icon name="device-mobile" />
          {t("start.stays")}
        </p>
      </div>
    </>
  );
}

function Age({ missing }: { missing: boolean }): VNode {
  const { ageBand } = startDraft.value;
  return (
    <div class="stack stack--2">
      <Chips
        kind="one"
        name="age"
        legend={t("start.age")}
        choices={AGE_BANDS.map((value) => ({ value, label: ageInWords(value) }))}
        chosen={ageBand ? [ageBand] : []}
        toggle={(value) => keepStart({ ageBand: value })}
      />
      {missing && (
        <p class="error" role="alert">
          <Icon name="warning-circle" class="icon--s" />
          {t("start.age-missing")}
        </p>
      )}
    </div>
  );
}

function Pictures(): VNode {
  const { nickname, picture } = startDraft.value;
  const name = nickname.trim();
  return (
    <PicturePick
      legend={name ? t("start.picture", { child: bdi(name) }) : t("start.picture-any")}
      pictures={PICTURES}
      value={picture}
      choose={(one) => keepStart({ picture: one })}
    />
  );
}
