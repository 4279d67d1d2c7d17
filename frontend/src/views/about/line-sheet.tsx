/** One line about a child: a few words, a note, a picture; or a way of the content, kept as it is. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { linesOf } from "../../about/lines";
import { reword, tell, type Wording } from "../../about/telling";
import { waysFor } from "../../calm/ways";
import { type UsedDraft, useDraft } from "../../components/draft";
import { Field } from "../../components/field";
import { focusFirstError } from "../../components/focus";
import { HELP_PICTURES, PicturePick } from "../../components/picture-pick";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { SaveFoot } from "../../components/save-foot";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import type { Way } from "../../store/content-types";
import { content, snapshot } from "../../store/state";
import type { AboutLine, AboutPart, Child } from "../../store/types";
import { toast } from "../../toast";
import { NoRoom } from "../log/saving";

const LONGEST_TITLE = 60;
const LONGEST_NOTE = 160;
const PICTURE: Record<AboutPart, string> = { calm: "hug", sign: "ear", avoid: "stop", bedtime: "moon" };

interface LineSheetProps {
  child: Child;
  part: AboutPart;
  /** The line to say in other words; null for a new one. */
  line: AboutLine | null;
  close: () => void;
}

type Said = Pick<Wording, "title" | "note" | "picture">;

/** What was typed is kept as a draft, also for a change. */
export function LineSheet({ child, part, line, close }: LineSheetProps): VNode {
  const name = `about:${line?.id ?? `${child.id}:${part}`}`;
  const draft = useDraft<Said>(name, line ?? { title: "", note: "", picture: PICTURE[part] });
  const full = useSignal(false);
  const asked = useSignal(false);
  const choose = (picture: string) => draft.keep({ picture });
  const write = async (said: Said, template_id: string | null) => {
    const wording = { child_id: child.id, part, title: said.title.trim(), note: said.note.trim(), picture: said.picture, template_id };
    try {
      const undo = await (line ? reword(line, wording, name) : tell(wording, name));
      await draft.clear();
      toast({ text: line ? t("about.changed") : t("about.added"), undo });
      close();
    } catch {
      full.value = true;
    }
  };
  const save = () => {
    asked.value = true;
    if (draft.value.title.trim() === "") focusFirstError();
    else void write(draft.value, line?.template_id ?? null);
  };
  return (
    <Sheet
      tall
      title={line ? t("about.change") : t(`about.part.${part}`)}
      close={close}
      closeLabel={t("log.close-draft")}
      foot={<SaveFoot label={t("action.save")} save={save} />}
    >
      {full.value && <NoRoom />}
      <Words draft={draft} missing={asked.value && draft.value.title.trim() === ""} />
      {!line && <Suggestions child={child} part={part} keep={(way) => void write(way, way.id)} />}
      <PicturePick legend={t("about.picture")} pictures={HELP_PICTURES} value={draft.value.picture} choose={choose} />
    </Sheet>
  );
}

function Words({ draft: { value, keep }, missing }: { draft: UsedDraft<Said>; missing: boolean }): VNode {
  return (
    <>
      <Field
        label={t("about.name")}
        value={value.title}
        maxLength={LONGEST_TITLE}
        autocomplete="off"
        error={missing ? t("about.name-missing") : null}
        change={(title) => keep({ title })}
      />
      <Field
        label={t("about.note")}
        hint={t("about.note-hint")}
        value={value.note}
        maxLength={LONGEST_NOTE}
        autocomplete="off"
        change={(note) => keep({ note })}
      />
    </>
  );
}

interface SuggestionsProps {
  child: Child;
  part: AboutPart;
  keep: (way: Way) => void;
}

/** Ways of the content that this child has not, the ones that fit the child's senses first. */
function Suggestions({ child, part, keep }: SuggestionsProps): VNode | null {
  if (part !== "calm" && part !== "bedtime") return null;
  const kept = linesOf(snapshot.value, child.id, part);
  const ways = waysFor(content.value?.ways ?? [], part, snapshot.value.profiles.get(child.id)?.senses, kept);
  if (ways.length === 0) return null;
  return (
    <section class="stack stack--2" aria-labelledby="suggestions">
      <h2 class="t-small t-strong" id="suggestions">
        {t("about.suggestions")}
      </h2>
      <div class="rows">
        {ways.map((way) => (
          <Row
            key={way.id}
            plate={<Plate picture={way.picture} size="s" />}
            title={way.title}
            sub={[way.note, way.caution].filter(Boolean).join(" ")}
            press={() => keep(way)}
          />
        ))}
      </div>
    </section>
  );
}
