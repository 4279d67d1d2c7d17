/** What research says about treatments that are sold to families: the same for everybody, and no advice against anyone. */

import type { VNode } from "preact";
import { Bullets } from "../../components/bullets";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { ReviewNote } from "../../components/review-note";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import type { EvidenceNote } from "../../store/content-types";
import { content } from "../../store/state";
import { NotHelp } from "./not-help";

/** Opened from Help; the same words for every family. */
export default function EvidenceView(): VNode {
  const [note] = content.value?.notes ?? [];
  const title = note?.title ?? t("help.title");
  return (
    <PlainPage head={<BackBar title={title} to="/help" />}>
      {note ? <Note note={note} /> : <Empty title={t("help.unknown")} text={t("help.no-cards")} />}
    </PlainPage>
  );
}

function Note({ note }: { note: EvidenceNote }): VNode {
  return (
    <>
      <p class="t-lead">{note.short}</p>
      <Part id="findings" title={t("help.findings")} lines={note.findings} />
      <Part id="questions" title={t("help.questions")} lines={note.questions} />
      <Part id="already" title={t("help.already")} lines={note.already} />
      <ReviewNote items={[note]} />
      <NotHelp />
    </>
  );
}

function Part({ id, title, lines }: { id: string; title: string; lines: string[] }): VNode {
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 class="t-heading" id={id}>
        {title}
      </h2>
      <Bullets lines={lines} />
    </section>
  );
}
