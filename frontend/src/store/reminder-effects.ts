/** What mutations about reminders do to the rows on this device. */

import type { ReminderMutations } from "./reminder-types";
import type { Instant, ReminderChoices, Span, View } from "./types";
import type { Effects } from "./view-draft";

export const REMINDER_EFFECTS: Effects<keyof ReminderMutations> = {
  set_reminder(draft, args, _at, account) {
    draft.edit("reminder").reminders.set(args.id, { ...args, account_id: account, asks: false });
    return [args.id];
  },

  remove_reminder(draft, { id }) {
    draft.edit("reminder").reminders.delete(id);
    return [id];
  },

  keep_reminder(draft, { id }) {
    const reminder = draft.view.reminders.get(id);
    if (reminder) draft.edit("reminder").reminders.set(id, { ...reminder, asks: false });
    return [id];
  },

  take_duty(draft, args, at) {
    const { duties } = draft.edit("duty");
    const ended = endAll(duties, at);
    duties.set(args.id, { ...args, since: at });
    return [...ended, args.id];
  },

  end_duty(draft, { id }, at) {
    end(draft.edit("duty").duties, id, at);
    return [id];
  },

  pause_reminders(draft, args, at, account) {
    const { pauses } = draft.edit("pause");
    const ended = endAll(pauses, at);
    pauses.set(args.id, { ...args, account_id: account, since: at });
    return [...ended, args.id];
  },

  resume_reminders(draft, { id }, at) {
    end(draft.edit("pause").pauses, id, at);
    return [id];
  },

  choose_reminders(draft, args, _at, account) {
    const { zone } = choicesOf(draft.view, account);
    draft.edit("reminder_choices").choices.set(account, { ...args, id: account, zone });
    return [account];
  },

  report_zone(draft, { zone }, _at, account) {
    const choices = choicesOf(draft.view, account);
    draft.edit("reminder_choices").choices.set(account, { ...choices, zone });
    const own = [...draft.view.reminders.values()].filter((row) => row.follows_phone && row.account_id === account);
    const rows = draft.edit("reminder").reminders;
    for (const row of own) rows.set(row.id, { ...row, zone });
    return [account, ...own.map(({ id }) => id)];
  },
};

/** What holds for whoever settled nothing; the server says the same. */
export const USUAL = { quiet_from: "21:00", quiet_to: "06:30", most_a_day: 3, notices: true };

/** An adult's limits; where nothing was chosen, the usual ones in the family's zone. */
export function choicesOf(view: View, account: string): ReminderChoices {
  const [family] = view.families.values();
  return view.choices.get(account) ?? { id: account, zone: family?.zone ?? "UTC", ...USUAL };
}

/** The newest of these that holds at an instant. */
export function inForce<S extends Span>(spans: Iterable<S>, at: Instant): S | null {
  let newest: S | null = null;
  for (const span of spans) {
    if (holds(span, at) && (newest === null || isLater(span, newest))) newest = span;
  }
  return newest;
}

function isLater(span: Span, known: Span): boolean {
  const apart = Date.parse(span.since) - Date.parse(known.since);
  return apart === 0 ? span.id > known.id : apart > 0;
}

function holds({ since, until }: Span, at: Instant): boolean {
  const now = Date.parse(at);
  return Date.parse(since) <= now && now < Date.parse(until);
}

function end(spans: Map<string, Span>, id: string, at: Instant): void {
  const span = spans.get(id);
  if (span && holds(span, at)) spans.set(id, { ...span, until: at });
}

function endAll(spans: Map<string, Span>, at: Instant): string[] {
  const open = [...spans.values()].filter((span) => holds(span, at));
  for (const { id } of open) end(spans, id, at);
  return open.map(({ id }) => id);
}
