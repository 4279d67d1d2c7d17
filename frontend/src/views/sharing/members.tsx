/** The people of the family, what each of them is, and the ways to bring somebody in. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Member } from "../../api/sharing";
import { Initials } from "../../components/initials";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { Icon } from "../../icon";
import { bdi, t } from "../../i18n";
import { isOwner } from "../../roles";
import { now } from "../../store/state";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { MemberSheet } from "./member-sheet";

interface MembersProps {
  members: Member[];
  changed: () => void;
  removed: () => void;
}

/** A person one can do something about is a button. */
export function Members({ members, changed, removed }: MembersProps): VNode {
  const open = useSignal<string | null>(null);
  const chosen = members.find(({ id }) => id === open.value);
  const then = (report: () => void) => () => {
    open.value = null;
    report();
  };
  return (
    <section class="stack" aria-labelledby="members">
      <div class="section-h">
        <h2 id="members">{t("sharing.members")}</h2>
      </div>
      <div class="rows">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} open={isMine(member, members) ? () => (open.value = member.id) : null} />
        ))}
      </div>
      <WaysIn members={members} />
      {chosen && (
        <MemberSheet
          member={chosen}
          lastOwner={chosen.role === "owner" && !members.some(({ role, id }) => role === "owner" && id !== chosen.id)}
          close={() => (open.value = null)}
          changed={then(changed)}
          removed={then(removed)}
        />
      )}
    </section>
  );
}

function MemberRow({ member, open }: { member: Member; open: (() => void) | null }): VNode {
  const inside = (
    <>
      <Initials name={member.name} />
      <span class="grow">
        <span class="row__title">{member.you ? t("sharing.member.you", { name: bdi(member.name) }) : bdi(member.name)}</span>
        <span class="row__sub">{roleInWords(member)}</span>
      </span>
    </>
  );
  if (!open) return <div class="row">{inside}</div>;
  return (
    <button type="button" class="row" onClick={open}>
      {inside}
      <Icon name="caret-right" class="icon--s icon--dir" />
    </button>
  );
}

/** Owners look after everybody, parents after carers, and everybody after their own place. */
function isMine({ you, role }: Member, members: Member[]): boolean {
  if (you) return members.length > 1;
  return isOwner.value || role === "carer";
}

function roleInWords({ role, helper, until }: Member): string {
  const words = helper ? t("sharing.member.helper") : t(`sharing.member.${role}`);
  if (!until) return words;
  return t("sharing.member.ends", { role: words, when: whenInWords(until, now.value, zone.value) });
}

/** Who can be brought in: the parents by an owner, carers and helpers by every parent. */
function WaysIn({ members }: { members: Member[] }): VNode {
  const alone = !members.some(({ role, you }) => !you && role !== "carer");
  return (
    <div class="rows">
      {isOwner.value && (
        <Row
          plate={<Plate icon="users" size="s" tone="sage" />}
          title={alone ? t("sharing.parent.other") : t("sharing.parent.another")}
          sub={t("sharing.parent.sub")}
          href="/sharing/new?as=parent"
        />
      )}
      <Row
        plate={<Plate icon="user-plus" size="s" tone="apricot" />}
        title={t("sharing.carer.title")}
        sub={t("sharing.carer.sub")}
        href="/sharing/new?as=carer"
      />
      <Row
        plate={<Plate icon="clock" size="s" tone="butter" />}
        title={t("sharing.pass.title")}
        sub={t("sharing.pass.sub")}
        href="/sharing/new?as=helper"
      />
    </div>
  );
}
