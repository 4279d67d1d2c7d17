/** Invitations that wait for an answer, and the people of the family itself. */

import type { VNode } from "preact";
import { cancelInvitation, type Invitation, type Member } from "../../api/sharing";
import { Initials } from "../../components/initials";
import { Icon } from "../../icon";
import { bdi, formatDate, t } from "../../i18n";
import { Link } from "../../router";
import { me } from "../../store/state";
import { localDay } from "../../time";
import { today, zone } from "../../today/calendar";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "./attempt";

interface InvitationsProps {
  invitations: Invitation[];
  removed: () => void;
}

/** Not opened yet; cancelling makes the link open nothing. */
export function Invitations({ invitations, removed }: InvitationsProps): VNode | null {
  const { attempt, busy, trouble } = useAttempt();
  if (invitations.length === 0) return null;
  const cancel = ({ id }: Invitation) =>
    attempt(async () => {
      await cancelInvitation(id);
      toast({ text: t("sharing.cancelled") });
      removed();
    });
  return (
    <>
      <h3 class="sr-only">{t("sharing.waiting")}</h3>
      <Trouble words={trouble} />
      <ul class="rows">
        {invitations.map((invitation) => (
          <li class="row" key={invitation.id}>
            <Initials name={invitation.name} />
            <span class="grow">
              <span class="row__title">{bdi(invitation.name)}</span>
              <span class="row__sub">{invitedInWords(invitation)}</span>
            </span>
            <button
              type="button"
              class="btn btn--quiet btn--snug"
              aria-label={t("sharing.cancel-of", { name: invitation.name })}
              disabled={busy}
              onClick={() => cancel(invitation)}
            >
              {t("sharing.cancel")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who is in the family, and the way to bring in the other parent. */
export function Members({ members }: { members: Member[] }): VNode {
  return (
    <section class="stack" aria-labelledby="members">
      <div class="section-h">
        <h2 id="members">{t("sharing.members")}</h2>
      </div>
      <ul class="rows">
        {members.map(({ id, name, role, you }) => (
          <li class="row" key={id}>
            <Initials name={name} />
            <span class="grow">
              <span class="row__title">{you ? t("sharing.member.you", { name: bdi(name) }) : bdi(name)}</span>
              <span class="row__sub">{t(`sharing.member.${role}`)}</span>
            </span>
          </li>
        ))}
      </ul>
      {me.value?.family?.role === "owner" && (
        <Link class="btn btn--block" href="/sharing/new?as=parent">
          <Icon name="users" />
          {members.some(({ role }) => role === "parent") ? t("sharing.parent.another") : t("sharing.parent.other")}
        </Link>
      )}
    </section>
  );
}

function invitedInWords({ role, created_at }: Invitation): string {
  const day = formatDate(localDay(new Date(created_at), zone.value, 0), today.value);
  return role === "parent" ? t("sharing.invited-parent", { day }) : t("sharing.invited", { day });
}
