/** Somebody has opened a link and asks to come in: until a parent says yes they see nothing. */

import type { VNode } from "preact";
import { type AskedInvitation, answer } from "../../api/sharing";
import { Initials } from "../../components/initials";
import { bdi, t } from "../../i18n";
import { asWhat, offerInWords } from "../../sharing/offer";
import { snapshot } from "../../store/state";
import { today } from "../../today/calendar";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "./attempt";

interface AskingCardsProps {
  asking: AskedInvitation[];
  answered: () => void;
}

/** One card each, above everything else. */
export function AskingCards({ asking, answered }: AskingCardsProps): VNode | null {
  if (asking.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="asking">
      <h2 class="t-heading" id="asking">
        {t("asking.title", { count: asking.length })}
      </h2>
      {asking.map((invitation) => (
        <AskingCard key={invitation.id} invitation={invitation} answered={answered} />
      ))}
    </section>
  );
}

function AskingCard({ invitation, answered }: { invitation: AskedInvitation; answered: () => void }): VNode {
  const { attempt, busy, trouble } = useAttempt();
  const { name } = invitation.asking;
  const say = (letIn: boolean) =>
    attempt(async () => {
      await answer(invitation.id, letIn);
      toast({ text: letIn ? t("asking.is-in", { name: bdi(name) }) : t("asking.is-not-in", { name: bdi(name) }) });
      answered();
    });
  return (
    <article class="card card--sage stack stack--4">
      <Who invitation={invitation} />
      <p>{offerInWords(invitation, today.value, childName(invitation))}</p>
      <Trouble words={trouble} />
      <div class="actions">
        <button
          type="button"
          class="btn btn--primary btn--lg"
          aria-label={t("asking.let-in-of", { name })}
          disabled={busy}
          onClick={() => say(true)}
        >
          {t("asking.let-in")}
        </button>
        <button
          type="button"
          class="btn btn--surface btn--lg"
          aria-label={t("asking.not-this-time-of", { name })}
          disabled={busy}
          onClick={() => say(false)}
        >
          {t("asking.not-this-time")}
        </button>
      </div>
    </article>
  );
}

/** As they call themselves, and the name on the invitation where that is another. */
function Who({ invitation: { asking, name, role } }: { invitation: AskedInvitation }): VNode {
  const line = [asking.title, asWhat(role)].filter(Boolean).join(" · ");
  return (
    <div class="inline inline--3">
      <Initials name={asking.name} large />
      <div class="grow">
        <h3 class="t-lead t-strong">
          <bdi>{asking.name}</bdi>
        </h3>
        <p class="t-small">{line}</p>
        {asking.name !== name && <p class="t-small">{t("asking.invited-as", { name: bdi(name) })}</p>}
      </div>
    </div>
  );
}

function childName({ child_id }: AskedInvitation): string | null {
  const { children } = snapshot.value;
  return children.size > 1 ? (children.get(child_id ?? "")?.nickname ?? null) : null;
}
