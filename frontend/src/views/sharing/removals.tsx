/** An owner is to be removed: three days in which everybody sees it and either of the two can take it back. */

import type { VNode } from "preact";
import { keepMember, type Member } from "../../api/sharing";
import { Banner } from "../../components/banner";
import { bdi, t } from "../../i18n";
import { now } from "../../store/state";
import { zone } from "../../today/calendar";
import { toast } from "../../toast";
import { whenInWords } from "../../when";
import { Trouble, useAttempt } from "./attempt";

interface RemovalsProps {
  members: Member[];
  changed: () => void;
}

/** One notice each. */
export function Removals({ members, changed }: RemovalsProps): VNode {
  return (
    <>
      {members.map((member) =>
        member.removal_at ? <Removal key={member.id} member={member} at={member.removal_at} changed={changed} /> : null,
      )}
    </>
  );
}

interface RemovalProps {
  member: Member;
  at: string;
  changed: () => void;
}

function Removal({ member: { id, name, you, removal_yours }, at, changed }: RemovalProps): VNode {
  const { attempt, busy, trouble } = useAttempt();
  const when = whenInWords(at, now.value, zone.value);
  const keep = () =>
    attempt(async () => {
      await keepMember(id);
      toast({ text: you ? t("removal.you-stay") : t("removal.stays", { name: bdi(name) }) });
      changed();
    });
  const act = (you || removal_yours) && (
    <button type="button" class="btn btn--surface btn--compact banner__act banner__act--below" disabled={busy} onClick={keep}>
      {you ? t("removal.object") : t("removal.take-back")}
    </button>
  );
  return (
    <>
      <Banner tone="wait" icon="users" title={you ? t("removal.you", { when }) : t("removal.of", { name: bdi(name), when })} action={act || undefined}>
        {you ? t("removal.you-text") : t("removal.text")}
      </Banner>
      <Trouble words={trouble} />
    </>
  );
}
