import assert from "node:assert/strict";
import { test } from "node:test";
import { BREATH, breathAt } from "../src/calm/breath";
import type { PlayFacts } from "../src/play/facts";
import { chosenFirst, type Filters, narrow, NO_FILTERS } from "../src/play/filter";
import { nextFive, onceOn, plannedOn } from "../src/play/once";
import { needsWarning } from "../src/play/pick";
import { scenesOf } from "../src/play/scenes";
import { findIdeas } from "../src/play/search";
import { playOn } from "../src/play/verdict";
import type { Activity } from "../src/store/content-types";
import { emptyView } from "../src/store/snapshot";
import type { Play, Routine } from "../src/store/types";

const DAY = "2026-11-23";
const PLAIN = {
  summary: "", picture: "ball", age_bands: ["4-5"], energy: "low", domains: ["COM"], places: ["floor"], needs: [],
  materials: [], aac_words: [], interests: [], steps: [], before: null, easier: [], further: [],
  sensory: { channels: [], intensity: 1, usual_effect: "either", notes: "" },
  safety: { level: "near", flags: [], notes: [] },
};
const FACTS: PlayFacts = {
  child: "mika", ageBand: "4-5", day: DAY, clock: "10:00", profile: null, lastPlay: new Map(), saved: new Set(),
  assigned: new Map(), tired: false, overloaded: false, areas: [], cautious: false,
};

function activity(id: string, more: object = {}): Activity {
  return { ...PLAIN, id, title: id, minutes: { min: 5, max: 10 }, ...more } as unknown as Activity;
}

const IDEAS = [
  activity("run", { energy: "high", places: ["outdoor"], domains: ["GM"], needs: ["ball"] }),
  activity("draw", { minutes: { min: 10, max: 20 }, places: ["table"], needs: ["pens"] }),
  activity("hum", { minutes: { min: 2, max: 4 }, age_bands: ["4-5", "13+"], places: ["anywhere"] }),
];

function left(filters: Partial<Filters>, facts: Partial<PlayFacts> = {}, ideas = IDEAS): string[] {
  const { first, others } = narrow(ideas, { ...FACTS, ...facts }, { ...NO_FILTERS, ...filters }, "calmest");
  return [...(first ? [first.item.id] : []), ...others.map(({ id }) => id)].sort();
}

test("every filter takes ideas away; what happens anywhere happens at every place", () => {
  assert.deepEqual(left({}), ["draw", "hum", "run"]);
  assert.deepEqual(left({ minutes: 5 }), ["hum", "run"]);
  assert.deepEqual(left({ energy: "high" }), ["run"]);
  assert.deepEqual(left({ domain: "COM" }), ["draw", "hum"]);
  assert.deepEqual(left({ place: "table" }), ["draw", "hum"]);
  assert.deepEqual(left({ things: ["pens"] }), ["draw", "hum"]);
  assert.deepEqual(left({ things: [] }), ["hum"]);
  assert.deepEqual(left({ age: "13+" }), ["hum"]);
});

test("where filters leave nothing there is nothing, not something else", () => {
  assert.deepEqual(left({ age: "13+", place: "table", things: [], energy: "high" }), []);
});

test("small parts are left out where things go into the mouth, and told where somebody looks for them", () => {
  const beads = activity("beads", { safety: { level: "near", flags: ["small_parts"], notes: ["n"] } });
  assert.deepEqual(left({}, { cautious: true }, [...IDEAS, beads]), ["draw", "hum", "run"]);
  assert.equal(needsWarning(beads, { cautious: true }), true);
  assert.equal(needsWarning(beads, { cautious: false }), false);
  assert.equal(needsWarning(beads, null), false);
});

test("others come the calmest first, then the shortest; or as they suit the child", () => {
  const many = ["a", "b", "c"].map((id) => activity(id)).concat(IDEAS);
  const { first, others } = narrow(many, FACTS, NO_FILTERS, "calmest");
  const places = others.map(({ energy }) => ["low", "medium", "high"].indexOf(energy));
  assert.deepEqual(places, [...places].sort());
  assert.ok(!others.some(({ id }) => id === first?.item.id));
  const saved = narrow(many, { ...FACTS, saved: new Set(["run", "draw"]), assigned: new Map([["run", {} as never]]) }, NO_FILTERS, "personal");
  assert.equal(saved.first?.item.id, "run");
});

test("chosen filters stand before the others", () => {
  assert.deepEqual(chosenFirst({ ...NO_FILTERS, place: "floor", things: [] }).slice(0, 3), ["place", "things", "minutes"]);
});

test("an idea is found by its name, its things and its words, however they are typed", () => {
  const tent = activity("tent", { title: "Café tent", summary: "A den under the table." });
  const sock = activity("sock", { title: "Sock pairs", materials: [{ name: "Ten socks", swap: "Gloves" }], aac_words: ["same"] });
  const ids = (text: string) => findIdeas([sock, tent], text).map(({ id }) => id);
  assert.deepEqual(ids("CAFE"), ["tent"]);
  assert.deepEqual(ids("glove same"), ["sock"]);
  assert.deepEqual(ids("socks table"), []);
  assert.deepEqual(ids("  "), []);
});

test("what has the word in its name comes first", () => {
  const ideas = [activity("a", { summary: "With a ball." }), activity("b", { title: "Ball school" })];
  assert.deepEqual(findIdeas(ideas, "ball").map(({ id }) => id), ["b", "a"]);
});

test("an idea on the day's plan begins when a clock's hand next points somewhere", () => {
  assert.deepEqual(["15:36", "15:40", "09:59", "23:58"].map(nextFive), ["15:40", "15:40", "10:00", "00:00"]);
});

test("an idea on the day's plan is one step on that day alone", () => {
  const planned = onceOn(activity("hum", { title: "Hum", picture: "music" }), "mika", DAY, "15:36");
  assert.deepEqual([planned.only_on, planned.starts_at, planned.weekdays, planned.template_id], [DAY, "15:40", 1, "hum"]);
  assert.deepEqual(planned.steps.map(({ label, picture }) => [label, picture]), [["Hum", "music"]]);
  const view = emptyView();
  view.routines.set(planned.id, { ...planned, only_on: DAY, retired: false } as Routine);
  assert.equal(plannedOn(view, "mika", "hum", DAY)?.id, planned.id);
  assert.equal(plannedOn(view, "mika", "hum", "2026-11-24"), null);
  view.routines.set(planned.id, { ...planned, only_on: DAY, retired: true } as Routine);
  assert.equal(plannedOn(view, "mika", "hum", DAY), null);
});

test("what is done before and what makes it fit come on one screen, then each step on its own", () => {
  const hum = activity("hum", { before: "Sit down.", steps: ["Hum.", "Wait."], easier: ["One note."], further: ["A song."] });
  assert.deepEqual(scenesOf(hum, "easier"), [
    { kind: "before", lines: ["Sit down.", "One note."] },
    { kind: "step", text: "Hum." },
    { kind: "step", text: "Wait." },
  ]);
  assert.equal(scenesOf(activity("hum", { steps: ["Hum."] }), "as_is").length, 1);
  assert.deepEqual(scenesOf(activity("hum", { title: "Hum" }), "further"), [{ kind: "step", text: "Hum" }]);
});

test("the newest word of this adult on this day counts", () => {
  const view = emptyView();
  const play = (id: string, verdict: Play["verdict"], at: string, more: Partial<Play> = {}) =>
    view.plays.set(id, { id, child_id: "mika", account_id: "ana", activity_id: "hum", day: DAY, verdict, played_at: at, ...more });
  play("1", "loved", "1");
  play("2", "not_now", "2");
  play("3", "ok", "3", { account_id: "sam" });
  play("4", "ok", "4", { day: "2026-11-22" });
  const asked = { child_id: "mika", account_id: "ana", activity_id: "hum", day: DAY };
  assert.equal(playOn(view, asked)?.verdict, "not_now");
  assert.equal(playOn(view, { ...asked, activity_id: "draw" }), null);
});

test("a breath is four seconds in and six out, counted down", () => {
  assert.deepEqual(breathAt(0), { phase: "in", left: 4 });
  assert.deepEqual(breathAt(BREATH.in), { phase: "out", left: 6 });
  assert.deepEqual(breathAt(BREATH.in + BREATH.out), breathAt(0));
});
