/** What holds for reminders now, one calm line each: who has the child, a pause, and when they go out late. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Banner } from "../../components/banner";
import { t } from "../../i18n";
import { isParent } from "../../roles";
import { me } from "../../store/state";
import type { Duty } from "../../store/types";
import { duty, pause } from "../../today/pushes";
import { followSent, sentToday } from "../../today/sent";
import { handBack, turnInWords } from "../../today/turn";
import { pauseEnds } from "../../today/until-words";

/** Nothing, on most days. */
export function ReminderLines(): VNode {
  useEffect(followSent, []);
  const turn = duty.value;
  const paused = pause.value;
  return (
    <>
      {turn && <Banner icon="user" title={turnInWords(turn)} action={<HandBack duty={turn} />} />}
      {paused && <Banner icon="pause" title={t("reminders.paused", { when: pauseEnds(paused.until) })} />}
      {sentToday.value?.delayed_since && (
        <Banner tone="wait" icon="clock" title={t("today.delayed")}>
          {t("today.delayed-text")}
        </Banner>
      )}
    </>
  );
}

function HandBack({ duty: held }: { duty: Duty }): VNode | undefined {
  if (held.account_id !== me.value?.account.id || !isParent.value) return undefined;
  return (
    <button type="button" class="btn btn--compact btn--surface banner__act" onClick={() => void handBack(held)}>
      {t("reminders.hand-back")}
    </button>
  );
}
