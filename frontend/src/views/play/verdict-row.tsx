/** Loved it, OK, not now: one tap after play, no score. */

import type { VNode } from "preact";
import { t } from "../../i18n";
import { Icon, type IconName } from "../../icon";
import { VERDICTS } from "../../play/codes";
import { playFrom, playOn } from "../../play/verdict";
import { sayAnew } from "../../store/anew";
import { me, snapshot } from "../../store/state";
import type { Play, Verdict } from "../../store/types";
import { toast } from "../../toast";
import { today } from "../../today/calendar";

const ICONS: Record<Verdict, IconName> = { loved: "heart", ok: "smiley", not_now: "pause" };

interface VerdictRowProps {
  activity: string;
  child: string;
  /** One under another, for a screen of its own. */
  large?: boolean;
}

/** What was said today stands chosen; another answer takes its place. */
export function VerdictRow({ activity, child, large = false }: VerdictRowProps): VNode {
  const account_id = me.value?.account.id ?? "";
  const said = playOn(snapshot.value, { child_id: child, activity_id: activity, day: today.value, account_id });
  return (
    <div class={large ? "verdicts verdicts--large" : "verdicts"} role="group" aria-label={t("play.how-was-it")}>
      {VERDICTS.map((verdict) => (
        <button
          type="button"
          class="verdict"
          key={verdict}
          aria-pressed={said?.verdict === verdict}
          onClick={() => void say(said, child, activity, verdict)}
        >
          <Icon name={ICONS[verdict]} />
          {t(`play.verdict.${verdict}`)}
        </button>
      ))}
    </div>
  );
}

async function say(before: Play | null, child: string, activity: string, verdict: Verdict): Promise<void> {
  if (before?.verdict === verdict) return;
  const undo = await sayAnew({
    before,
    say: (id) => ["log_play", { ...playFrom(child, activity, today.value, verdict), id }],
    remove: (id) => ["remove_play", { id }],
    sayAgain: ({ day, verdict: former }) => ["log_play", playFrom(child, activity, day, former)],
  });
  toast({ text: t("play.noted"), undo });
}
