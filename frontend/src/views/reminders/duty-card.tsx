/** Who has the child now: that adult alone is reminded, until a time. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { Field } from "../../components/field";
import { t } from "../../i18n";
import { me, snapshot } from "../../store/state";
import type { Duty, Instant, Person } from "../../store/types";
import { duty } from "../../today/pushes";
import { handBack, nextAt, takeTurn, turnInWords, usualEnd } from "../../today/turn";
import { turnEnds } from "../../today/until-words";

/** It ends by itself, and the other parent sees it. */
export function DutyCard(): VNode {
  const held = duty.value;
  return (
    <section class="card stack" aria-labelledby="duty">
      <div>
        <h2 class="t-heading" id="duty">
          {t("reminders.duty")}
        </h2>
        <p class="t-small t-2 mt-1">{t("reminders.duty-sub")}</p>
      </div>
      {held ? <Held duty={held} /> : <Take />}
    </section>
  );
}

function Held({ duty: held }: { duty: Duty }): VNode {
  const own = held.account_id === me.value?.account.id;
  return (
    <>
      <p class="t-strong" role="status">
        {turnInWords(held)}
      </p>
      <button type="button" class="btn btn--block" onClick={() => void handBack(held)}>
        {own ? t("reminders.hand-back") : t("reminders.duty-end")}
      </button>
    </>
  );
}

function Take(): VNode {
  const own = me.value?.account.id ?? "";
  const who = useSignal(own);
  const time = useSignal(usualEnd());
  const adults = adultsOf(own);
  const until = time.value ? nextAt(time.value) : null;
  return (
    <>
      {adults.length > 1 && (
        <Chips
          legend={t("reminders.duty-who")}
          kind="one"
          name="duty"
          choices={adults.map(({ id, name }) => ({ value: id, label: id === own ? t("reminders.duty-me") : name }))}
          chosen={[who.value]}
          toggle={(id) => (who.value = id)}
        />
      )}
      <Field label={t("reminders.duty-until")} type="time" value={time.value} change={(next) => (time.value = next)} />
      <button type="button" class="btn btn--block" disabled={!until} onClick={() => until && void takeTurn(who.value, until)}>
        {until ? offerInWords(who.value, until) : t("reminders.duty-begin")}
      </button>
    </>
  );
}

/** What the button says in the mouth of whoever presses it. */
function offerInWords(account_id: string, until: Instant): string {
  const isOwn = account_id === me.value?.account.id;
  return isOwn ? t("reminders.duty-take", { time: turnEnds(until) }) : turnInWords({ account_id, until });
}

/** Everybody who is of the family now, whoever looks first. */
function adultsOf(own: string): Pick<Person, "id" | "name">[] {
  const others = [...snapshot.value.persons.values()].filter(({ id, role }) => role !== "former" && id !== own);
  return [{ id: own, name: me.value?.account.name ?? "" }, ...others];
}
