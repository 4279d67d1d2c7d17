import assert from "node:assert/strict";
import { test } from "node:test";
import { ratingOf, replay } from "../src/store/effects";
import type { Entry, Mutation, MutationName, Mutations } from "../src/store/mutations";
import { emptyView, withChanges } from "../src/store/snapshot";
import type { View } from "../src/store/types";

const AT = "2026-11-23T08:00:00Z";
const ROUTINE = {
  id: "morning",
  child_id: "mika",
  template_id: null,
  title: "Morning",
  picture: "wake-up",
  starts_at: "07:00",
  weekdays: 31,
  steps: [
    { id: "wash", label: "Wash hands", picture: "wash-hands", position: "a" },
    { id: "shoes", label: "Shoes", picture: "shoes", position: "b" },
  ],
};
const SCORES = { mood: 4, communication: null, sleep: 3, attention: null, irritability: 2, comfort: 3 } as const;

test("add_child puts the child on screen", () => {
  const { view } = after(["add_child", { id: "mika", nickname: "Mika", age_band: "4-5", picture: "fox" }]);
  assert.equal(view.children.get("mika")?.nickname, "Mika");
});

test("start_routine puts the routine and every step on screen", () => {
  const { view, touched } = after(["start_routine", ROUTINE]);
  assert.equal(view.routines.get("morning")?.retired, false);
  assert.deepEqual([...view.steps.values()].map((step) => [step.label, step.routine_id, step.child_id]), [
    ["Wash hands", "morning", "mika"],
    ["Shoes", "morning", "mika"],
  ]);
  assert.deepEqual([...touched], ["morning", "wash", "shoes"]);
});

test("change_routine changes what it names and nothing else", () => {
  const { view } = after(["start_routine", ROUTINE], ["change_routine", { id: "morning", starts_at: "06:45" }]);
  assert.deepEqual([view.routines.get("morning")?.starts_at, view.routines.get("morning")?.title], ["06:45", "Morning"]);
});

test("change_routine on a routine that is gone changes nothing", () => {
  const { view } = after(["change_routine", { id: "gone", retired: true }]);
  assert.equal(view.routines.size, 0);
});

test("mark_step writes who, when and which routine", () => {
  const mark = { id: "m1", step_id: "wash", day: "2026-11-23", state: "done" } as const;
  const { view } = after(["start_routine", ROUTINE], ["mark_step", mark]);
  assert.deepEqual(view.marks.get("m1"), {
    ...mark, routine_id: "morning", child_id: "mika", account_id: "ana", marked_at: AT,
  });
});

test("marks are facts: undo is another one, both stay", () => {
  const mark = { step_id: "wash", day: "2026-11-23" };
  const { view } = after(
    ["start_routine", ROUTINE],
    ["mark_step", { ...mark, id: "m1", state: "done" }],
    ["mark_step", { ...mark, id: "m2", state: "open" }],
  );
  assert.deepEqual([...view.marks.values()].map(({ state }) => state), ["done", "open"]);
});

test("mark_step on a step that is gone changes nothing", () => {
  const { view, touched } = after(["mark_step", { id: "m1", step_id: "gone", day: "2026-11-23", state: "done" }]);
  assert.equal(view.marks.size + touched.size, 0);
});

test("log_win and remove_win", () => {
  const win = { id: "w1", child_id: "mika", happened_on: "2026-11-23", text: "Tried peas", areas: ["eating" as const] };
  assert.equal(after(["log_win", win]).view.wins.get("w1")?.logged_at, AT);
  assert.equal(after(["log_win", win], ["remove_win", { id: "w1" }]).view.wins.size, 0);
});

test("a win is private where it was said to be, and nowhere else", () => {
  const win = { child_id: "mika", happened_on: "2026-11-23", text: "Cried, then laughed", areas: [] };
  const { view } = after(["log_win", { id: "w1", ...win }], ["log_win", { id: "w2", ...win, private: true }]);
  assert.deepEqual([view.wins.get("w1")?.private, view.wins.get("w2")?.private], [false, true]);
});

test("a second rating of a day by the same author replaces the first one's six values", () => {
  const day = { child_id: "mika", day: "2026-11-23" };
  const { view, touched } = after(
    ["rate_day", { id: "r1", ...day, ...SCORES }],
    ["rate_day", { id: "r2", ...day, ...SCORES, mood: null, comfort: 5 }],
  );
  assert.deepEqual([...view.ratings.keys()], ["r1"]);
  assert.deepEqual([ratingOf(view, "mika", day.day, "ana")?.mood, view.ratings.get("r1")?.comfort], [null, 5]);
  assert.deepEqual([...touched], ["r1"]);
});

test("the other parent's rating of the same day stays beside one's own", () => {
  const day = { child_id: "mika", day: "2026-11-23" };
  const body = { id: "r0", ...day, ...SCORES, account_id: "sam", rated_at: AT };
  const base = withChanges(emptyView(), [{ kind: "rating", id: "r0", revision: 1, body }]);
  const view = after.on(base, ["rate_day", { id: "r1", ...day, ...SCORES }]).view;
  assert.equal(view.ratings.size, 2);
});

test("replaying never edits the pulled rows", () => {
  const child = { id: "mika", nickname: "Mika", age_band: "4-5", picture: "fox" } as const;
  const base = withChanges(emptyView(), [{ kind: "child", id: "mika", revision: 1, body: child }]);
  const { view } = after.on(base, ["add_child", { ...child, id: "noa", nickname: "Noa" }]);
  assert.equal(base.children.size, 1);
  assert.equal(view.children.size, 2);
  assert.equal(view.wins, base.wins);
});

test("what was applied still shows and no longer counts as waiting; what was rejected has no effect", () => {
  const win = { child_id: "mika", happened_on: "2026-11-23", text: "", areas: [] };
  const entries = [entry("log_win", { id: "w1", ...win }, 1), entry("log_win", { id: "w2", ...win }, 2)];
  const [first, second] = entries as [Entry, Entry];
  const { view, touched } = replay(emptyView(), [{ ...first, state: "applied" }, { ...second, state: "rejected" }], "ana");
  assert.deepEqual([[...view.wins.keys()], touched.size], [["w1"], 0]);
});

test("a mutation of a newer version of the app is left alone", () => {
  const unknown = entry("log_win", { id: "w1", child_id: "mika", happened_on: "", text: "", areas: [] }, 1);
  (unknown.mutation as { name: string }).name = "log_dream";
  assert.deepEqual(replay(emptyView(), [unknown], "ana").view, emptyView());
});

test("a kind this version does not know is passed over", () => {
  const change = { kind: "dream", id: "d1", revision: 1, body: {} } as unknown as Parameters<typeof withChanges>[1][number];
  assert.deepEqual(withChanges(emptyView(), [change]), emptyView());
});

type Said = { [N in MutationName]: [N, Mutations[N]] }[MutationName];

function after(...said: Said[]) {
  return after.on(emptyView(), ...said);
}

after.on = (base: View, ...said: Said[]) =>
  replay(base, said.map(([name, args], index) => entry(name, args, index)), "ana");

function entry(name: MutationName, args: Mutations[MutationName], seq: number): Entry {
  return { seq, mutation: { id: `mutation-${seq}`, name, args, at: AT } as Mutation, state: "waiting", reason: null };
}
