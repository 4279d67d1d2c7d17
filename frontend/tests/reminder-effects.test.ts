import assert from "node:assert/strict";
import { test } from "node:test";
import { replay } from "../src/store/effects";
import type { Entry, Mutation, MutationName, Mutations } from "../src/store/mutations";
import { choicesOf, inForce } from "../src/store/reminder-effects";
import { emptyView } from "../src/store/snapshot";
import type { View } from "../src/store/types";
import { hasMoved } from "../src/store/zone-report";

const NINE = "2026-11-23T09:00:00.000Z";
const TEN = "2026-11-23T10:00:00.000Z";
const NOON = "2026-11-23T12:00:00.000Z";
const REMINDER: Mutations["set_reminder"] = {
  id: "x",
  child_id: "mika",
  about: "routine",
  routine_id: "morning",
  step_id: null,
  assignment_id: null,
  label: null,
  at: "06:50",
  weekdays: 31,
  every_weeks: 1,
  starts_on: null,
  ends_on: null,
  lead_minutes: 5,
  zone: "Europe/Berlin",
  follows_phone: false,
  silent: true,
  on: true,
};

test("set_reminder puts the reminder on screen, says who set it, and replaces it", () => {
  const view = after(NINE, ["set_reminder", REMINDER], ["set_reminder", { ...REMINDER, on: false }]);
  assert.deepEqual([...view.reminders.values()], [{ ...REMINDER, on: false, account_id: "leila", asks: false }]);
});

test("one that asks is quiet once it is kept, or set again", () => {
  const base = after(NINE, ["set_reminder", REMINDER]);
  base.reminders.set("x", { ...base.reminders.get("x")!, asks: true });
  assert.equal(after.on(base, NINE, ["keep_reminder", { id: "x" }]).reminders.get("x")?.asks, false);
  assert.equal(after.on(base, NINE, ["set_reminder", REMINDER]).reminders.get("x")?.asks, false);
  assert.equal(base.reminders.get("x")?.asks, true);
});

test("remove_reminder takes it away; keeping one that is gone brings nothing back", () => {
  const view = after(NINE, ["set_reminder", REMINDER], ["remove_reminder", { id: "x" }], ["keep_reminder", { id: "x" }]);
  assert.equal(view.reminders.size, 0);
});

test("taking a turn ends the one before it, and handing back ends one's own", () => {
  const first = after(NINE, ["take_duty", { id: "a", account_id: "sam", until: NOON }]);
  assert.deepEqual(first.duties.get("a"), { id: "a", account_id: "sam", since: NINE, until: NOON });
  const second = after.on(first, TEN, ["take_duty", { id: "b", account_id: "leila", until: NOON }]);
  assert.deepEqual([second.duties.get("a")?.until, inForce(second.duties.values(), TEN)?.id], [TEN, "b"]);
  const none = after.on(second, TEN, ["end_duty", { id: "b" }]);
  assert.equal(inForce(none.duties.values(), TEN), null);
});

test("ending what is over already changes nothing", () => {
  const over = after(NINE, ["take_duty", { id: "a", account_id: "sam", until: TEN }]);
  assert.equal(after.on(over, NOON, ["end_duty", { id: "a" }]).duties.get("a")?.until, TEN);
});

test("a pause is by whoever said so, holds until its end, and can end sooner", () => {
  const view = after(NINE, ["pause_reminders", { id: "p", until: NOON }]);
  assert.equal(view.pauses.get("p")?.account_id, "leila");
  assert.deepEqual([NINE, TEN, NOON].map((at) => inForce(view.pauses.values(), at)?.id ?? null), ["p", "p", null]);
  const longer = after.on(view, TEN, ["pause_reminders", { id: "q", until: "2026-11-30T03:00:00Z" }]);
  assert.deepEqual([longer.pauses.get("p")?.until, inForce(longer.pauses.values(), NOON)?.id], [TEN, "q"]);
  assert.equal(inForce(after.on(longer, NOON, ["resume_reminders", { id: "q" }]).pauses.values(), NOON), null);
});

test("limits are one's own; where nothing was chosen, the usual ones in the family's zone", () => {
  const base = emptyView();
  base.families.set("f", { id: "f", zone: "Europe/Lisbon", day_starts_at: 4 });
  const usual = { id: "leila", quiet_from: "21:00", quiet_to: "06:30", zone: "Europe/Lisbon", most_a_day: 3, notices: true };
  assert.deepEqual(choicesOf(base, "leila"), usual);
  const chosen = { quiet_from: null, quiet_to: null, most_a_day: 0, notices: false };
  const view = after.on(base, NINE, ["choose_reminders", chosen]);
  assert.deepEqual(choicesOf(view, "leila"), { ...chosen, id: "leila", zone: "Europe/Lisbon" });
  assert.equal(choicesOf(view, "sam").most_a_day, 3);
});

test("another zone moves the quiet hours, and of the reminders those that follow this phone", () => {
  const base = after(NINE, ["set_reminder", REMINDER], ["set_reminder", { ...REMINDER, id: "y", follows_phone: true }]);
  base.reminders.set("z", { ...base.reminders.get("y")!, id: "z", account_id: "sam" });
  const view = after.on(base, NINE, ["report_zone", { zone: "Asia/Tokyo" }]);
  assert.equal(choicesOf(view, "leila").zone, "Asia/Tokyo");
  assert.deepEqual(
    ["x", "y", "z"].map((id) => view.reminders.get(id)?.zone),
    ["Europe/Berlin", "Asia/Tokyo", "Europe/Berlin"],
  );
});

type Said = { [N in MutationName]: [N, Mutations[N]] }[MutationName];

function after(at: string, ...said: Said[]): View {
  return after.on(emptyView(), at, ...said);
}

after.on = (base: View, at: string, ...said: Said[]): View =>
  replay(base, said.map(([name, args], seq) => entry(name, args, seq, at)), "leila").view;

function entry(name: MutationName, args: Mutations[MutationName], seq: number, at: string): Entry {
  return { seq, mutation: { id: `mutation-${seq}`, name, args, at } as Mutation, state: "waiting", reason: null };
}

test("a phone speaks of its zone when it has moved, and once", () => {
  const view = after(NINE, ["choose_reminders", { quiet_from: null, quiet_to: null, most_a_day: 3, notices: true }], ["report_zone", { zone: "Europe/Berlin" }]);
  const moved = (said: { account: string; zone: string }, zone: string) => hasMoved(view, "leila", said, zone);
  assert.equal(moved({ account: "", zone: "" }, "Europe/Berlin"), false);
  assert.equal(moved({ account: "leila", zone: "Europe/Berlin" }, "Asia/Tokyo"), true);
  assert.equal(moved({ account: "leila", zone: "Asia/Tokyo" }, "Asia/Tokyo"), false);
  assert.equal(moved({ account: "sam", zone: "Asia/Tokyo" }, "Asia/Tokyo"), true);
});
