import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../src/about/lines";
import { helpersOf, recordOf } from "../src/calm/helps";
import { emptyView } from "../src/store/snapshot";
import type { AboutLine, Moment, View } from "../src/store/types";

const MIKA = "mika";

interface Try {
  tried: string[];
  helped: string[];
  child?: string;
}

function line(root: string, more: Partial<AboutLine> = {}): AboutLine {
  const told = { title: root, note: "", picture: "hug", template_id: null, told_at: "2026-11-01T10:00:00Z" };
  return { id: `${root}-1`, child_id: MIKA, root, part: "calm", ...told, ...more };
}

function world(lines: AboutLine[], tries: Try[]): View {
  const view = emptyView();
  for (const one of lines) view.about.set(one.id, one);
  for (const [index, { tried, helped, child = MIKA }] of tries.entries()) {
    view.moments.set(String(index), { id: String(index), child_id: child, tried, helped } as unknown as Moment);
  }
  return view;
}

const order = (view: View) => helpersOf(view, MIKA).map(({ line: { root } }) => root);
const times = (count: number, one: Try) => Array.from({ length: count }, () => one);

test("what helped often stands before what helped once, and what nobody tried before what did not help", () => {
  const tries = [
    ...times(5, { tried: ["tent"], helped: ["tent"] }),
    ...times(2, { tried: ["tent"], helped: [] }),
    ...times(3, { tried: ["hug"], helped: [] }),
    { tried: ["water"], helped: ["water"] },
  ];
  const view = world([line("hug"), line("swing"), line("water"), line("tent")], tries);
  assert.deepEqual(order(view), ["tent", "water", "swing", "hug"]);
  assert.deepEqual(recordOf(view, MIKA).get("tent"), { tried: 7, helped: 5 });
});

test("another child's moments and other parts of what is known count for nothing", () => {
  const view = world([line("tent"), line("early", { part: "sign" })], [{ tried: ["tent"], helped: ["tent"], child: "noor" }]);
  assert.deepEqual(helpersOf(view, MIKA).map(({ line: { root }, tried }) => [root, tried]), [["tent", 0]]);
});

test("new words for a line keep its record; of two new wordings the later one is shown", () => {
  const early = line("tent", { id: "b", title: "Tent", told_at: "2026-11-02T10:00:00Z" });
  const later = line("tent", { id: "a", title: "Blue tent", told_at: "2026-11-03T10:00:00Z" });
  const [tent, ...others] = helpersOf(world([early, later], [{ tried: ["tent"], helped: ["tent"] }]), MIKA);
  assert.equal(tent?.line.title, "Blue tent");
  assert.equal(tent?.helped, 1);
  assert.deepEqual(others, []);
});

test("what helped was tried, also where only one of the two was said", () => {
  assert.deepEqual(recordOf(world([], [{ tried: [], helped: ["tent"] }]), MIKA).get("tent"), { tried: 1, helped: 1 });
});

/** A small generator: the same tries on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomWorld(next: () => number): { roots: string[]; tries: Try[] } {
  const roots = Array.from({ length: 2 + Math.floor(next() * 6) }, (_, index) => `w${index}`);
  const tries = Array.from({ length: Math.floor(next() * 14) }, () => {
    const tried = roots.filter(() => next() < 0.4);
    return { tried, helped: tried.filter(() => next() < 0.5) };
  });
  return { roots, tries };
}

const WORLDS = Array.from({ length: 200 }, (_, seed) => randomWorld(random(seed + 1)));

test("nothing is lost and nothing stands twice, in whatever order the moments came", () => {
  for (const { roots, tries } of WORLDS) {
    const view = world(roots.map((root) => line(root)), tries);
    const backwards = world(roots.map((root) => line(root)).reverse(), tries.toReversed());
    assert.deepEqual([...order(view)].sort(), [...roots].sort());
    assert.deepEqual(order(view), order(backwards));
  }
});

test("helping once more never moves a way down, not helping never moves it up", () => {
  for (const { roots, tries } of WORLDS) {
    const lines = roots.map((root) => line(root));
    const before = order(world(lines, tries));
    for (const root of roots) {
      const after = (helped: string[]) => order(world(lines, [...tries, { tried: [root], helped }])).indexOf(root);
      assert.ok(after([root]) <= before.indexOf(root));
      assert.ok(after([]) >= before.indexOf(root));
    }
  }
});

test("a count never says that something helped more often than it was tried", () => {
  for (const { roots, tries } of WORLDS) {
    const view = world(roots.map((root) => line(root)), tries);
    for (const { tried, helped } of helpersOf(view, MIKA)) assert.ok(helped <= tried && tried <= tries.length);
  }
});

test("a part's lines are one child's, the first told first, and new words stand where the old ones stood", () => {
  const lines = [line("b"), line("a", { id: "z" }), line("c", { part: "sign" }), line("d", { child_id: "noor" })];
  assert.deepEqual(linesOf(world(lines, []), MIKA, "calm").map(({ id }) => id), ["z", "b-1"]);
});
