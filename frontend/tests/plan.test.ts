import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyView } from "../src/store/snapshot";
import type { MarkState, View } from "../src/store/types";
import { planDay, routinesOfChild, stepsOf } from "../src/today/plan";

const MONDAY = "2026-11-23";
const EVERY_DAY = 127;

function family(): View {
  const view = emptyView();
  routine(view, "morning", "07:00", ["wake", "dress", "eat"]);
  routine(view, "after", "15:30", ["snack"]);
  routine(view, "evening", "18:30", ["bath", "bed"]);
  return view;
}

function routine(view: View, id: string, starts_at: string, steps: string[], weekdays = EVERY_DAY): void {
  const row = { id, child_id: "mika", template_id: null, title: id, picture: "bed", starts_at, weekdays, retired: false };
  view.routines.set(id, row);
  for (const [place, label] of steps.entries()) {
    const step = { id: label, routine_id: id, child_id: "mika", label, picture: "bed", position: `a${place}` };
    view.steps.set(label, step);
  }
}

function mark(view: View, step_id: string, state: MarkState, marked_at = "07:10", day = MONDAY): void {
  const id = `${step_id} ${state} ${marked_at}`;
  view.marks.set(id, { id, step_id, routine_id: "", child_id: "mika", account_id: "leila", day, state, marked_at });
}

function at(view: View, clock: string, picked: string | null = null) {
  return planDay(view, { child: "mika", day: MONDAY, clock, picked });
}

test("the day stands in the latest routine that has started", () => {
  const plan = at(family(), "07:42");
  assert.equal(plan.hero?.routine.id, "morning");
  assert.deepEqual([plan.hero?.now?.step.id, plan.hero?.next?.step.id], ["wake", "dress"]);
  assert.deepEqual(plan.later.map((one) => one.routine.id), ["after", "evening"]);
});

test("a done and a skipped step both make room for the next, only the done one counts", () => {
  const view = family();
  mark(view, "wake", "done");
  mark(view, "dress", "not_today");
  const { hero } = at(view, "07:42");
  assert.deepEqual([hero?.now?.step.id, hero?.next, hero?.done], ["eat", null, 1]);
});

test("the newest answer of a step wins, whichever arrived first", () => {
  const view = family();
  mark(view, "wake", "open", "07:20");
  mark(view, "wake", "done", "07:10");
  assert.equal(at(view, "07:42").hero?.now?.step.id, "wake");
});

test("an answer of another day says nothing about today", () => {
  const view = family();
  mark(view, "wake", "done", "07:10", "2026-11-22");
  assert.equal(at(view, "07:42").hero?.done, 0);
});

test("a finished routine gives way to the next one, which has not started", () => {
  const view = family();
  for (const step of ["wake", "dress", "eat"]) mark(view, step, "done");
  const plan = at(view, "08:30");
  assert.deepEqual([plan.hero?.routine.id, plan.hero?.started], ["after", false]);
  assert.deepEqual(plan.earlier.map((one) => one.routine.id), ["morning"]);
});

test("what was left open in the morning is earlier once the afternoon has begun, and can be picked", () => {
  assert.equal(at(family(), "15:40").hero?.routine.id, "after");
  assert.equal(at(family(), "15:40", "morning").hero?.routine.id, "morning");
});

test("a picked routine that is finished is not the hero any more", () => {
  const view = family();
  mark(view, "snack", "done");
  assert.equal(at(view, "19:00", "after").hero?.routine.id, "evening");
});

test("with every step answered the day is done", () => {
  const view = family();
  for (const step of view.steps.keys()) mark(view, step, "done");
  const plan = at(view, "19:00");
  assert.deepEqual([plan.hero, plan.allDone, plan.empty], [null, true, false]);
});

test("a child without routines has an empty day, which is not a finished one", () => {
  const plan = at(emptyView(), "07:00");
  assert.deepEqual([plan.hero, plan.allDone, plan.empty], [null, false, true]);
});

test("routines of other weekdays, other children and retired ones stay out", () => {
  const view = emptyView();
  routine(view, "sunday", "07:00", ["slow"], 64);
  routine(view, "old", "08:00", ["gone"]);
  view.routines.set("old", { ...view.routines.get("old")!, retired: true });
  assert.equal(at(view, "09:00").empty, true);
  assert.deepEqual(routinesOfChild(view, "mika").map(({ id }) => id), ["sunday"]);
  assert.equal(routinesOfChild(view, "mika", "all").length, 2);
});

test("past midnight the evening's routine is still today's", () => {
  assert.equal(at(family(), "00:30").hero?.routine.id, "evening");
});

test("steps stand in the order of their positions", () => {
  const view = family();
  view.steps.set("late", { ...view.steps.get("wake")!, id: "late", position: "a05" });
  assert.deepEqual(stepsOf(view, "morning").map(({ id }) => id), ["wake", "late", "dress", "eat"]);
});
