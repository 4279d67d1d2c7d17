/** What an action in the outbox says, as its author would call it. */

import { bdi, formatDate, t } from "../../i18n";
import type { Mutation } from "../../store/mutations";
import { snapshot } from "../../store/state";

/** The words of a win, the day of a check-in, the step of a tick. */
export function mutationInWords({ name, args }: Mutation): string {
  const { steps, routines } = snapshot.value;
  switch (name) {
    case "log_win":
      return args.text || t("log.kind.win");
    case "rate_day":
      return t("waiting.rate_day", { day: bdi(formatDate(args.day)) });
    case "mark_step":
      return t("waiting.mark_step", { label: bdi(steps.get(args.step_id)?.label ?? "…") });
    case "add_child":
      return t("waiting.add_child", { child: bdi(args.nickname) });
    case "start_routine":
      return t("waiting.start_routine", { routine: bdi(args.title) });
    case "change_routine":
      return t("waiting.change_routine", { routine: bdi(routines.get(args.id)?.title ?? "…") });
    case "set_reminder":
      return t("waiting.set_reminder", { routine: bdi(routines.get(args.routine_id)?.title ?? "…") });
    case "remove_win":
      return t("waiting.remove_win");
  }
}
