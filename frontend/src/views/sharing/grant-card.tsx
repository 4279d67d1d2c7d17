/** One person outside the family: what they see, until when, when they looked, and the way to end it. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Grant } from "../../api/sharing";
import { Initials } from "../../components/initials";
import { Icon } from "../../icon";
import { bdi, formatDate, t } from "../../i18n";
import { Link } from "../../router";
import { ScopeList } from "../../sharing/scope-list";
import { now, snapshot } from "../../store/state";
import { today, zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { ChangeSheet } from "./change-sheet";
import { StopSheet } from "./stop-sheet";

interface GrantCardProps {
  grant: Grant;
  changed: () => void;
  removed: () => void;
}

/** Change and stop are right here. */
export function GrantCard({ grant, changed, removed }: GrantCardProps): VNode {
  const open = useSignal<"change" | "stop" | null>(null);
  const close = () => (open.value = null);
  const then = (report: () => void) => () => {
    close();
    report();
  };
  const { name } = grant.person;
  return (
    <article class="card stack stack--4">
      <Who grant={grant} />
      <ScopeList kinds={grant.kinds} refused={grant.refused} />
      {grant.purpose && <p class="t-small">{t("sharing.for", { purpose: bdi(grant.purpose) })}</p>}
      <Times grant={grant} />
      <Link class="link link--start" href={`/sharing/seen/${grant.id}`}>
        {t("sharing.show", { name: bdi(name) })}
      </Link>
      <div class="grid-2">
        <button type="button" class="btn" aria-label={t("sharing.change-of", { name })} onClick={() => (open.value = "change")}>
          {t("sharing.change")}
        </button>
        <button
          type="button"
          class="btn btn--outline"
          aria-label={t("sharing.stop-of", { name })}
          onClick={() => (open.value = "stop")}
        >
          {t("sharing.stop")}
        </button>
      </div>
      {open.value === "change" && <ChangeSheet grant={grant} close={close} done={then(changed)} />}
      {open.value === "stop" && <StopSheet grant={grant} close={close} done={then(removed)} />}
    </article>
  );
}

function Who({ grant: { person, child_id } }: { grant: Grant }): VNode {
  const { children } = snapshot.value;
  const child = children.size > 1 ? children.get(child_id) : undefined;
  return (
    <div class="inline inline--3">
      <Initials name={person.name} large />
      <div class="grow">
        <h3 class="t-lead t-strong">
          <bdi>{person.name}</bdi>
        </h3>
        {person.title && <p class="t-small t-2">{person.title}</p>}
        {child && <p class="t-small t-2">{t("sharing.child-line", { child: bdi(child.nickname) })}</p>}
      </div>
    </div>
  );
}

function Times({ grant: { since, until, last_looked_at, seen_at } }: { grant: Grant }): VNode {
  const when = (at: string) => whenInWords(at, now.value, zone.value);
  return (
    <p class="meta">
      <span>
        <Icon name="calendar-blank" />
        {t("sharing.since", { day: formatDate(since, today.value) })}
      </span>
      <span>
        <Icon name="calendar-check" />
        {t("sharing.until", { day: formatDate(until, today.value) })}
      </span>
      <span>
        <Icon name="eye" />
        {last_looked_at ? t("sharing.looked", { when: when(last_looked_at) }) : t("sharing.looked-never")}
      </span>
      {seen_at && (
        <span>
          <Icon name="check" />
          {t("sharing.seen", { when: when(seen_at) })}
        </span>
      )}
    </p>
  );
}
