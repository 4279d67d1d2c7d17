import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyView } from "../src/store/snapshot";
import type { Reminder, View } from "../src/store/types";
import { nextReminder } from "../src/today/reminders";

const MONDAY = "2026-11-23";

function withReminders(...rows: Partial<Reminder>[]): View {
  const view = emptyView();
  for (const [place, row] of rows.entries()) {
    const id = String(place);
    const usual = { id, child_id: "mika", routine_id: "r", at: "08:10", weekdays: 127, zone: "Europe/Paris", on: true };
    view.reminders.set(id, { ...usual, ...row });
  }
  return view;
}

test("the next reminder is the first that is still to come", () => {
  const view = withReminders({ at: "18:00" }, { at: "08:10" }, { at: "07:00" });
  assert.equal(nextReminder(view, "mika", MONDAY, "07:42")?.at, "08:10");
});

test("one that is off, another child's or another weekday's is none", () => {
  const view = withReminders({ on: false }, { child_id: "noor" }, { weekdays: 64 });
  assert.equal(nextReminder(view, "mika", MONDAY, "07:42"), null);
});
