/** Links that wait to be opened. */

import type { VNode } from "preact";
import { cancelInvitation, type Invitation } from "../../api/sharing";
import { Initials } from "../../components/initials";
import { bdi, formatDate, t } from "../../i18n";
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

function invitedInWords({ role, created_at }: Invitation): string {
  const day = formatDate(localDay(new Date(created_at), zone.value, 0), today.value);
  return t(`sharing.invited.${role}`, { day });
}
