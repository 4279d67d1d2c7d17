import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { emptyView } from "../src/store/snapshot";
import type { Reminder, ReminderChoices, View } from "../src/store/types";
import { reminderLoad } from "../src/today/reminder-load";
import { comesOn } from "../src/today/recurrence";
import { planPushes, startOf } from "../src/today/reminders";
import { addDays, daysBetween, localDay, weekdayBit } from "../src/time";

const MONDAY = "2026-11-23";
const ZONE = "Europe/Paris";
const WINTER = "+01:00";

test("what is still to come comes in the order of the clock, what is over has passed", () => {
  const view = home({ at: "18:00" }, { at: "08:10" }, { at: "07:00" });
  assert.deepEqual(fates(view, "07:42"), ["07:00 passed", "08:10 comes", "18:00 comes"]);
});

test("one that is off, another weekday's, or of a routine that is gone or retired, is none", () => {
  const view = home({ on: false }, { weekdays: 64 }, { routine_id: "gone" }, { routine_id: "old" });
  view.routines.set("old", { ...view.routines.get("r")!, id: "old", retired: true });
  assert.deepEqual(fates(view, "07:42"), []);
});

test("a warning comes ahead of what it warns of", () => {
  assert.deepEqual(fates(home({ at: "18:00", lead_minutes: 15 }), "07:42"), ["17:45 comes"]);
});

test("every second week counts from the week it starts in", () => {
  const every = { every_weeks: 2, starts_on: "2026-11-19" };
  assert.deepEqual(fates(home({ ...every }), "07:42"), []);
  assert.deepEqual(fates(home({ ...every, starts_on: "2026-11-10" }), "07:42"), ["08:10 comes"]);
});

test("nothing comes before its first day nor after its last", () => {
  assert.deepEqual(fates(home({ starts_on: "2026-11-24" }, { ends_on: "2026-11-22" }), "07:42"), []);
  assert.deepEqual(fates(home({ starts_on: MONDAY, ends_on: MONDAY }), "07:42"), ["08:10 comes"]);
});

test("a routine with every step answered asks for nothing; one answered later was reminded of", () => {
  const view = home({ at: "08:10" }, { at: "09:00" });
  mark(view, "wash", "done", "08:30");
  assert.deepEqual(fates(view, "08:45"), ["08:10 passed", "09:00 done"]);
});

test("a step taken back is open again", () => {
  const view = home({ about: "step", step_id: "wash" });
  mark(view, "wash", "done", "07:00");
  mark(view, "wash", "open", "07:05");
  assert.deepEqual(fates(view, "07:42"), ["08:10 comes"]);
});

test("the check-in asks only while the day is blank, whoever gave it", () => {
  const view = home({ about: "check_in", at: "20:15" });
  const blank = { mood: null, communication: null, sleep: null, attention: null, irritability: null, comfort: null };
  const row = { id: "c", child_id: "mika", account_id: "sam", day: MONDAY, rated_at: at("07:00"), ...blank };
  view.ratings.set("c", row);
  assert.deepEqual(fates(view, "07:42"), ["20:15 comes"]);
  view.ratings.set("c", { ...row, mood: 3 });
  assert.deepEqual(fates(view, "07:42"), ["20:15 done"]);
});

test("an idea sent home asks until it was played, and no more once it is taken back", () => {
  const view = home({ about: "exercise", assignment_id: "a" });
  assert.deepEqual(fates(view, "07:42"), []);
  const sent = { id: "a", child_id: "mika", account_id: "h", name: "Hanna", activity_id: "act-one", why: "", assigned_at: at("06:00") };
  view.assignments.set("a", sent);
  assert.deepEqual(fates(view, "07:42"), ["08:10 comes"]);
  const play = { id: "p", child_id: "mika", account_id: "sam", activity_id: "act-one", day: MONDAY, verdict: "ok" as const };
  view.plays.set("p", { ...play, played_at: at("07:30") });
  assert.deepEqual(fates(view, "07:42"), ["08:10 done"]);
});

test("a pause, somebody else's turn and quiet hours each say why; one's own turn does not", () => {
  const view = home({ at: "08:10" }, { at: "12:00" }, { at: "16:00" }, { at: "22:00" });
  view.pauses.set("p", { id: "p", account_id: "sam", since: at("08:00"), until: at("09:00") });
  view.persons.set("sam", { id: "sam", name: "Sam", role: "parent" });
  view.persons.set("leila", { id: "leila", name: "Leila", role: "owner" });
  view.duties.set("d", { id: "d", account_id: "sam", since: at("11:00"), until: at("13:00") });
  view.duties.set("e", { id: "e", account_id: "leila", since: at("15:00"), until: at("17:00") });
  assert.deepEqual(fates(view, "07:42"), ["08:10 paused", "12:00 elsewhere", "16:00 comes", "22:00 quiet"]);
});

test("the turn of somebody who has left is none, and a carer's is none for what is the parents' alone", () => {
  const view = home({ at: "12:00" }, { at: "12:10", about: "session", routine_id: null, label: "Speech" });
  view.duties.set("d", { id: "d", account_id: "ruth", since: at("11:00"), until: at("13:00") });
  assert.deepEqual(fates(view, "07:42"), ["12:00 comes", "12:10 comes"]);
  view.persons.set("ruth", { id: "ruth", name: "Ruth", role: "carer" });
  assert.deepEqual(fates(view, "07:42"), ["12:00 elsewhere", "12:10 comes"]);
});

test("over the day's limit stays what comes last; what does not come anyway takes no place", () => {
  const view = home({ at: "08:10" }, { at: "12:00" }, { at: "16:00" }, { at: "22:00" });
  choices(view, { most_a_day: 1, quiet_from: "21:00", quiet_to: "10:00" });
  assert.deepEqual(fates(view, "07:42"), ["08:10 quiet", "12:00 comes", "16:00 over", "22:00 quiet"]);
});

test("quiet hours are those of the adult's own clock", () => {
  const view = home({ at: "08:10" });
  choices(view, { zone: "America/New_York" });
  assert.deepEqual(fates(view, "07:42"), ["08:10 quiet"]);
});

test("after midnight it is still the family's evening", () => {
  const view = home({ at: "00:30", weekdays: weekdayBit("2026-11-24") });
  choices(view, { quiet_from: null, quiet_to: null });
  assert.deepEqual(fates(view, "07:42"), ["00:30 comes"]);
});

test("about so many a day, and whether the limit holds some back", () => {
  const view = home({ at: "08:10" }, { at: "12:00", weekdays: 1 }, { at: "13:00", weekdays: 1, every_weeks: 2, starts_on: MONDAY }, { at: "22:00" });
  choices(view, { most_a_day: 1 });
  assert.deepEqual(reminderLoad(view, "leila", MONDAY), { planned: (28 + 4 + 2) / 28, sent: 1, over: true });
  choices(view, { most_a_day: 3 });
  assert.equal(reminderLoad(view, "leila", MONDAY).over, false);
});

const day = fc.integer({ min: 0, max: 4000 }).map((ahead) => addDays("2024-01-01", ahead));
const clock = fc.integer({ min: 0, max: 1439 }).map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
const anyReminder = fc.record({
  at: clock,
  weekdays: fc.integer({ min: 1, max: 127 }),
  every_weeks: fc.integer({ min: 1, max: 8 }),
  starts_on: day,
  lead_minutes: fc.integer({ min: 0, max: 120 }),
  zone: fc.constantFrom(ZONE, "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe", "UTC"),
});

test("it comes on exactly one in n weeks, on its weekdays", () => {
  fc.assert(
    fc.property(anyReminder, fc.integer({ min: 0, max: 300 }), (change, ahead) => {
      const reminder = one(change);
      const on = addDays(reminder.starts_on ?? MONDAY, ahead);
      const monday = (of: string) => addDays(of, -Math.log2(weekdayBit(of)));
      const weeks = daysBetween(monday(reminder.starts_on ?? MONDAY), monday(on)) / 7;
      const wanted = (reminder.weekdays & weekdayBit(on)) !== 0 && weeks % reminder.every_weeks === 0;
      assert.equal(comesOn(reminder, on), wanted);
    }),
  );
});

test("no two family days plan the same push, and no more comes than the limit", () => {
  fc.assert(
    fc.property(fc.array(anyReminder, { maxLength: 8 }), day, fc.integer({ min: 0, max: 6 }), (changes, first, most) => {
      const view = home(...changes);
      choices(view, { most_a_day: most, quiet_from: "21:00", quiet_to: "06:30" });
      const seen = new Set<string>();
      for (const on of [first, addDays(first, 1), addDays(first, 2)]) {
        const plan = planPushes(view, { account: "leila", day: on, zone: ZONE, dayStartsAt: 4, now: startOf(on, ZONE, 4) });
        assert.ok(plan.filter(({ fate }) => fate === "comes" || fate === "passed").length <= most);
        for (const { reminder, due } of plan) {
          const key = `${reminder.id} ${due.toISOString()}`;
          assert.ok(!seen.has(key), key);
          seen.add(key);
          assert.equal(localDay(due, ZONE, 4), on);
        }
      }
    }),
    { numRuns: 60 },
  );
});

function home(...rows: Partial<Reminder>[]): View {
  const view = emptyView();
  view.families.set("f", { id: "f", zone: ZONE, day_starts_at: 4 });
  const routine = { id: "r", child_id: "mika", template_id: null, title: "Morning", picture: "bed", starts_at: "07:00", weekdays: 127 };
  view.routines.set("r", { ...routine, retired: false });
  view.steps.set("wash", { id: "wash", routine_id: "r", child_id: "mika", label: "Wash", picture: "bed", position: "a" });
  for (const [place, row] of rows.entries()) view.reminders.set(String(place), one({ id: String(place), ...row }));
  return view;
}

function one(row: Partial<Reminder>): Reminder {
  return {
    id: "x",
    child_id: "mika",
    about: "routine",
    routine_id: "r",
    step_id: null,
    assignment_id: null,
    label: null,
    at: "08:10",
    weekdays: 127,
    every_weeks: 1,
    starts_on: null,
    ends_on: null,
    lead_minutes: 0,
    zone: ZONE,
    follows_phone: false,
    silent: false,
    on: true,
    account_id: "leila",
    asks: false,
    ...row,
  };
}

function choices(view: View, change: Partial<ReminderChoices>): void {
  const usual = { id: "leila", quiet_from: "21:00", quiet_to: "06:30", zone: ZONE, most_a_day: 3, notices: true };
  view.choices.set("leila", { ...usual, ...change });
}

function mark(view: View, step_id: string, state: "done" | "open", time: string): void {
  const id = `${step_id} ${state} ${time}`;
  view.marks.set(id, { id, step_id, routine_id: "r", child_id: "mika", account_id: "sam", day: MONDAY, state, marked_at: at(time) });
}

function at(time: string): string {
  return new Date(`${MONDAY}T${time}:00${WINTER}`).toISOString();
}

function fates(view: View, time: string): string[] {
  const plan = planPushes(view, { account: "leila", day: MONDAY, zone: ZONE, dayStartsAt: 4, now: new Date(at(time)) });
  const wall = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
  return plan.map(({ due, fate }) => `${wall.format(due)} ${fate}`);
}
