/** The reminders of the day: the next one, those that came too late, and one that asks to be moved, dropped or kept. */

import type { VNode } from "preact";
import { AsksRow } from "../../components/asks-row";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import { Link } from "../../router";
import { asking } from "../../today/pushes";
import { sentToday } from "../../today/sent";
import { ComingUp } from "./coming-up";

/** One line each, and on most days the first alone; at night nobody is asked. */
export function ReminderRows({ child, night }: { child: string; night: boolean }): VNode {
  return (
    <>
      <ComingUp child={child} />
      {!night && <Late />}
      {!night && <Asks />}
    </>
  );
}

/** One line for all of them, and nothing to catch up on. */
function Late(): VNode | null {
  const late = sentToday.value?.rows.filter(({ outcome }) => outcome === "late").length ?? 0;
  return late > 0 ? <Banner icon="clock" title={t("today.late", { count: late })} /> : null;
}

/** One at a time. */
function Asks(): VNode | null {
  const [reminder] = asking.value;
  if (!reminder) return null;
  const move = (
    <Link class="btn btn--outline" href={`/reminders?move=${reminder.id}`}>
      {t("asks.move")}
    </Link>
  );
  return <AsksRow reminder={reminder} move={move} />;
}
