/** Today's reminders for this adult, and why one of them does not come. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Why } from "../../api/reminders";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { bdi, formatTime, t } from "../../i18n";
import { now } from "../../store/state";
import { zone } from "../../today/calendar";
import { pushes } from "../../today/pushes";
import { pictureOf, reminderCalled } from "../../today/reminder-words";
import type { Fate, PlannedPush } from "../../today/reminders";
import { followSent, sentOf, sentToday } from "../../today/sent";

type Said = Fate | "sent" | "late" | "unreachable";

const WHY: Record<Why, Said> = {
  done: "done",
  answered: "done",
  off: "passed",
  quiet: "quiet",
  budget: "over",
  paused: "paused",
  not_on_duty: "elsewhere",
  unreachable: "unreachable",
};

/** From the rows on this device; the server is asked what became of those that are over. */
export function PlanCard(): VNode {
  useEffect(followSent, []);
  const planned = pushes.value;
  return (
    <section class="stack" aria-labelledby="plan">
      <div class="section-h">
        <h2 id="plan">{t("reminders.plan")}</h2>
      </div>
      {planned.length === 0 ? (
        <p class="t-small t-2">{t("reminders.plan-none")}</p>
      ) : (
        <div class="rows">
          {planned.map((push) => (
            <Row
              key={`${push.reminder.id} ${push.due.getTime()}`}
              plate={<Plate picture={pictureOf(push.reminder)} size="s" />}
              title={t("today.reminder", { what: bdi(reminderCalled(push.reminder)), time: bdi(formatTime(push.due.toISOString(), zone.value)) })}
              sub={t(`reminders.fate.${becameOf(push)}`)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function becameOf(push: PlannedPush): Said {
  const sent = push.due <= now.value ? sentOf(push, sentToday.value?.rows ?? []) : null;
  if (!sent || sent.outcome === "coming") return push.fate;
  return sent.outcome === "withheld" ? WHY[sent.why ?? "off"] : sent.outcome;
}
