/** Honest about its source: how strong the ground of a suggestion is, and that no clinician has read it yet. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Icon } from "../icon";
import { evidenceInWords } from "../play/words";
import type { EvidenceLevel } from "../store/content-types";

/** How strong the ground is, in words. */
export function EvidenceLine({ level }: { level: EvidenceLevel }): VNode {
  return <p class="t-caption t-3">{evidenceInWords(level)}</p>;
}

interface ReviewNoteProps {
  items: readonly { reviewed: boolean }[];
  /** Says no more than that: nobody is told to leave out a step of first aid. */
  bare?: boolean;
}

/** Once on a page; nothing where a named clinician signed all of it. */
export function ReviewNote({ items, bare = false }: ReviewNoteProps): VNode | null {
  if (items.every(({ reviewed }) => reviewed)) return null;
  return (
    <p class="inline inline--top t-small t-2">
      <Icon name="info" class="icon--s" />
      <span class="grow">{bare ? t("review.not-yet") : t("review.waits")}</span>
    </p>
  );
}
