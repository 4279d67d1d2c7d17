/** A child's senses and interests: a best guess that shapes the play ideas, changed on any day. */

import type { VNode } from "preact";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { PICTURE_OF, SENSES } from "../../profile/senses";
import { act } from "../../store/outbox";
import { currentChild, snapshot } from "../../store/state";
import type { Child, Leaning, Profile, Sense } from "../../store/types";
import { Interests } from "./interests";

const LEANINGS: Leaning[] = ["avoids", "mixed", "seeks"];

// A browser gives no click for the space bar on a radio button that is already chosen.
const CLEARS = new Set([" ", "Backspace", "Delete"]);

/** Every change is kept at once; there is nothing to save. */
export default function SensesView(): VNode {
  const child = currentChild.value;
  const title = t("senses.title", { child: bdi(child?.nickname ?? "") });
  return (
    <PlainPage head={<BackBar title={title} page={t("senses.page")} to="/play" />}>
      {child && <Profiled key={child.id} child={child} profile={snapshot.value.profiles.get(child.id) ?? null} />}
    </PlainPage>
  );
}

function Profiled({ child, profile }: { child: Child; profile: Profile | null }): VNode {
  return (
    <>
      <p class="t-2">{t("senses.text")}</p>
      <div class="card senses">
        {SENSES.map((sense) => (
          <SenseRow key={sense} child={child.id} sense={sense} leaning={profile?.senses[sense] ?? null} />
        ))}
      </div>
      <Interests child={child} interests={profile?.interests ?? []} />
      <Mouths child={child} mouths={profile?.mouths ?? null} />
    </>
  );
}

interface SenseRowProps {
  child: string;
  sense: Sense;
  leaning: Leaning | null;
}

/** A second tap on what is chosen takes it back: blank is an answer too. */
function SenseRow({ child, sense, leaning }: SenseRowProps): VNode {
  const say = (next: Leaning | null) => void act("describe_child", { child_id: child, senses: { [sense]: next } });
  const clear = (event: KeyboardEvent) => {
    event.preventDefault();
    say(null);
  };
  return (
    <div class="sense" role="radiogroup" aria-label={t(`senses.name.${sense}`)}>
      <Plate picture={PICTURE_OF[sense]} size="s" />
      <span class="sense__name">{t(`senses.name.${sense}`)}</span>
      <div class="seg">
        {LEANINGS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={sense}
              checked={leaning === one}
              onClick={() => say(leaning === one ? null : one)}
              onKeyDown={(event) => leaning === one && CLEARS.has(event.key) && clear(event)}
            />
            {t(`senses.${one}`)}
          </label>
        ))}
      </div>
    </div>
  );
}

/** Asked because small parts are no toy for such a child; may stay blank. */
function Mouths({ child, mouths }: { child: Child; mouths: boolean | null }): VNode {
  const answers = [
    { label: t("senses.yes"), value: true },
    { label: t("senses.no"), value: false },
  ];
  const say = (answer: boolean | null) => void act("describe_child", { child_id: child.id, mouths: answer });
  return (
    <fieldset class="stack stack--2">
      <legend class="t-heading legend-gap">{t("senses.mouths", { child: bdi(child.nickname) })}</legend>
      <p class="t-small t-2">{t("senses.mouths-text")}</p>
      <div class="seg">
        {answers.map(({ label, value }) => (
          <label key={label}>
            <input
              type="radio"
              name="mouths"
              checked={mouths === value}
              onChange={() => say(value)}
              onClick={() => mouths === value && say(null)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
