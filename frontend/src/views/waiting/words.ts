/** What an action in the outbox says, as its author would call it. */

import { stepInWords } from "../../food/words";
import { foodOf } from "../../food/shelves";
import { bdi, formatDate, t } from "../../i18n";
import type { MutationName, Mutations } from "../../store/mutations";
import { snapshot } from "../../store/state";
import { reminderCalled } from "../../today/reminder-words";

type Words = { [N in MutationName]: (args: Mutations[N]) => string };

// Stands for what is not on this phone any more.
const GONE = "…";

const WORDS: Words = {
  add_activity: ({ title }) => title,
  add_child: ({ nickname }) => t("waiting.add_child", { child: bdi(nickname) }),
  add_contact: ({ label }) => label,
  add_food: ({ name }) => name,
  change_routine: ({ id }) => t("waiting.change_routine", { routine: routineCalled(id) }),
  choose_reminders: () => t("waiting.choose_reminders"),
  describe_child: ({ child_id }) => t("waiting.describe_child", { child: childCalled(child_id) }),
  end_duty: () => t("waiting.end_duty"),
  keep_idea: () => t("waiting.keep_idea"),
  keep_reminder: ({ id }) => t("waiting.set_reminder", { what: knownReminder(id) }),
  log_food_step: ({ rung, food_root }) => stepInWords(rung, foodOf(snapshot.value, food_root)?.name ?? null),
  log_moment: ({ text }) => text || t("log.kind.moment"),
  log_play: ({ day }) => t("waiting.log_play", { day: bdi(formatDate(day)) }),
  log_win: ({ text }) => text || t("log.kind.win"),
  mark_step: ({ step_id }) => t("waiting.mark_step", { label: bdi(snapshot.value.steps.get(step_id)?.label ?? GONE) }),
  move_food: ({ id, shelf }) => t("waiting.move_food", { food: foodCalled(id), shelf: t(`shelf.${shelf}`) }),
  pause_reminders: () => t("waiting.pause_reminders"),
  rate_day: ({ day }) => t("waiting.rate_day", { day: bdi(formatDate(day)) }),
  remove_about: () => t("waiting.remove_about"),
  remove_activity: () => t("waiting.remove_activity"),
  remove_assignment: () => t("waiting.remove_assignment"),
  remove_contact: () => t("waiting.remove_contact"),
  remove_food: () => t("waiting.remove_food"),
  remove_food_step: () => t("waiting.remove_food_step"),
  remove_moment: () => t("waiting.remove_moment"),
  remove_play: () => t("waiting.remove_play"),
  remove_reminder: () => t("waiting.remove_reminder"),
  remove_win: () => t("waiting.remove_win"),
  set_country: () => t("waiting.set_country"),
  report_zone: () => t("waiting.report_zone"),
  resume_reminders: () => t("waiting.resume_reminders"),
  set_reminder: (reminder) => t("waiting.set_reminder", { what: bdi(reminderCalled(reminder)) }),
  start_routine: ({ title }) => t("waiting.start_routine", { routine: bdi(title) }),
  take_duty: () => t("waiting.take_duty"),
  tell_about: ({ title }) => title,
};

/** The words of a win, the day of a check-in, the step of a tick. */
export function mutationInWords<N extends MutationName>({ name, args }: { name: N; args: Mutations[N] }): string {
  return WORDS[name](args);
}

function childCalled(id: string): string {
  return bdi(snapshot.value.children.get(id)?.nickname ?? GONE);
}

function routineCalled(id: string): string {
  return bdi(snapshot.value.routines.get(id)?.title ?? GONE);
}

function knownReminder(id: string): string {
  const reminder = snapshot.value.reminders.get(id);
  return bdi(reminder ? reminderCalled(reminder) : GONE);
}

function foodCalled(id: string): string {
  return bdi(snapshot.value.foods.get(id)?.name ?? GONE);
}
