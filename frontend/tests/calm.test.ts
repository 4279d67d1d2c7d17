import assert from "node:assert/strict";
import { test } from "node:test";
import { beforeByUse } from "../src/calm/before";
import { isDue, leave, offeredAt, open, spanOf, toggled } from "../src/calm/begun";
import { choicesFor } from "../src/calm/choices";
import { lastTimeAt } from "../src/calm/clock";
import { BLANK_NOTE, isBlankNote, momentOf, whenOf } from "../src/calm/note";
import { waysFor } from "../src/calm/ways";
import type { Way } from "../src/store/content-types";
import { emptyView } from "../src/store/snapshot";
import type { AboutLine, Moment, Sense } from "../src/store/types";
import { wallTime } from "../src/time";

const ZONE = "Europe/Berlin";
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

test("opening Calm again within the hour is the same moment, later it is a new one", () => {
  const first = open(undefined, at("15:40"));
  assert.equal(open(first, at("16:00")), first);
  assert.equal(open(first, at("16:41")).at, at("16:41").toISOString());
});

test("a tap says that something is tried, a second tap takes it back", () => {
  const once = toggled(open(undefined, at("15:40")), "tent", at("15:42"));
  assert.deepEqual(once.tried, ["tent"]);
  assert.deepEqual(toggled(once, "tent", at("15:43")).tried, []);
});

test("the note is offered twenty minutes later, and for that day only", () => {
  const begun = open(undefined, at("10:00"));
  assert.equal(offeredAt(begun).toISOString(), at("10:20").toISOString());
  assert.deepEqual([at("10:19"), at("10:20"), at("21:59"), at("22:00")].map((now) => isDue(begun, now)), [false, true, true, false]);
});

test("who comes back to Calm for the note does not make the moment longer", () => {
  const begun = leave(open(undefined, at("15:40")), at("15:40"), at("15:52"));
  assert.deepEqual(spanOf(begun), { at: at("15:40").toISOString(), minutes: 12 });
  assert.deepEqual(spanOf(leave(begun, at("16:10"), at("16:12"))), { at: at("15:40").toISOString(), minutes: 12 });
});

test("a glance at Calm has no length", () => {
  assert.equal(spanOf(leave(open(undefined, at("15:40")), at("15:40"), at("15:40"))).minutes, null);
});

test("a wall time is the last time that the clock showed it", () => {
  const now = at("15:30"); // 16:30 in Berlin
  assert.equal(lastTimeAt("16:10", now, ZONE), at("15:10").toISOString());
  assert.equal(lastTimeAt("16:40", now, ZONE), "2026-11-22T15:40:00.000Z");
});

test("a wall time is found on the nights when the clocks change too", () => {
  for (const now of ["2026-10-25T08:00:00Z", "2026-03-29T08:00:00Z"]) {
    for (const clock of ["22:15", "01:30", "03:30", "06:00"]) {
      const found = new Date(lastTimeAt(clock, new Date(now), ZONE));
      assert.equal(wallTime(found, ZONE), clock);
      assert.ok(found <= new Date(now));
    }
  }
});

test("a moment's time comes from Calm until somebody gives another one", () => {
  const begun = leave(open(undefined, at("15:40")), at("15:40"), at("15:52"));
  const fromCalm = whenOf(BLANK_NOTE, begun, at("16:10"), ZONE);
  assert.deepEqual(fromCalm, { at: at("15:40").toISOString(), minutes: 12, fromCalm: true });
  const own = whenOf({ ...BLANK_NOTE, at: "16:00", minutes: 5 }, begun, at("16:10"), ZONE);
  assert.deepEqual(own, { at: at("15:00").toISOString(), minutes: 5, fromCalm: false });
  assert.deepEqual(whenOf(BLANK_NOTE, undefined, at("16:10"), ZONE), { at: at("16:10").toISOString(), minutes: null, fromCalm: false });
});

test("one chip or one word is enough for a note", () => {
  assert.equal(isBlankNote({ ...BLANK_NOTE, text: "  " }), true);
  assert.equal(isBlankNote({ ...BLANK_NOTE, before: ["noise"] }), false);
  assert.equal(isBlankNote({ ...BLANK_NOTE, text: "Bus" }), false);
});

test("whatever helped was tried, once, and a moment after midnight is of the day before", () => {
  const when = { at: "2026-11-23T00:30:00Z", minutes: null, fromCalm: false };
  const note = { ...BLANK_NOTE, helped: ["tent"], text: " Bus " };
  const moment = momentOf(note, { id: "1", child_id: "mika", when, tried: ["hug", "tent"], zone: ZONE, dayStartsAt: 4 });
  assert.deepEqual([moment.tried, moment.helped, moment.text, moment.happened_on], [["hug", "tent"], ["tent"], "Bus", "2026-11-22"]);
});

test("chips come in the order this child's moments used them, own words among them", () => {
  const view = emptyView();
  const moment = (id: string, before: string[], child_id = "mika") =>
    view.moments.set(id, { id, child_id, before } as unknown as Moment);
  moment("1", ["crowd", "Fire alarm"]);
  moment("2", ["crowd"]);
  moment("3", ["pain", "Goodbye"], "noor");
  assert.deepEqual(beforeByUse(view, "mika").slice(0, 4), ["crowd", "Fire alarm", "noise", "waiting"]);
  assert.equal(beforeByUse(view, "mika").includes("Goodbye"), false);
});

function way(id: string, avoids: Sense[] = [], seeks: Sense[] = [], helps_with: Way["helps_with"] = "calm"): Way {
  return { id, title: `Title of ${id}`, word: id, picture: "hug", note: "", caution: null, reviewed: false, avoids, seeks, helps_with };
}

test("ways that fit a child's senses come first, kept ones not at all", () => {
  const ways = [way("hug", [], ["heavy"]), way("quiet", ["sound"]), way("tent"), way("song", [], [], "bedtime")];
  const ids = (senses: Partial<Record<Sense, "avoids" | "seeks">>, kept: string[] = []) =>
    waysFor(ways, "calm", senses, kept.map((template_id) => ({ template_id }) as AboutLine)).map(({ id }) => id);
  assert.deepEqual(ids({}), ["hug", "quiet", "tent"]);
  assert.deepEqual(ids({ sound: "avoids", heavy: "avoids" }), ["quiet", "hug", "tent"]);
  assert.deepEqual(ids({}, ["quiet"]), ["hug", "tent"]);
});

test("a board has six pictures at most, the family's own before general ones", () => {
  const view = emptyView();
  const ways = ["a", "b", "c", "d", "e", "f", "g"].map((id) => way(id));
  assert.deepEqual(choicesFor(view, null, ways).map(({ word }) => word), ["a", "b", "c", "d", "e", "f"]);
  const about = (id: string, title: string, template_id: string | null) =>
    view.about.set(id, { id, root: id, child_id: "mika", part: "calm", title, picture: "tent", template_id } as AboutLine);
  about("1", "Title of c", "c");
  about("2", "Nana’s song", null);
  about("3", "Under the desk", "d");
  assert.deepEqual(choicesFor(view, "mika", ways).map(({ word }) => word), ["c", "Nana’s song", "Under the desk"]);
});
