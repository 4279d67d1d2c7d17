import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lastPlays, type PlayFacts, playFacts } from "../src/play/facts";
import { inPersonalOrder, isSafeFor, NO_WISH, pickIdeas, type PlayWish } from "../src/play/pick";
import type { Activity } from "../src/store/content-types";
import { emptyView } from "../src/store/snapshot";
import type { Assignment, Child, Play, Rating, Verdict, Win } from "../src/store/types";
import { addDays } from "../src/time";

const DAY = "2026-11-23";
const AGES = ["2-3", "4-5", "6-8", "9-12", "13+"] as const;
const FLAGS = ["small_parts", "mouthing", "trip", "water", "noise"];
const SENSES = ["touch", "sound", "sight", "move", "heavy"] as const;

function activity(id: string, more: object = {}): Activity {
  const usual = { channels: [], intensity: 1, usual_effect: "either", notes: "" };
  const plain = { age_bands: ["4-5"], energy: "high", domains: ["GM"], places: ["floor"], needs: [], interests: [] };
  const safety = { level: "near", flags: [], notes: [] };
  return { id, ...plain, minutes: { min: 5, max: 10 }, sensory: usual, safety, ...more } as unknown as Activity;
}

function facts(more: Partial<PlayFacts> = {}): PlayFacts {
  const known = { child: "mika", ageBand: "4-5" as const, day: DAY, clock: "08:00", profile: null };
  const state = { tired: false, overloaded: false, cautious: false, areas: [] };
  return { ...known, lastPlay: new Map(), saved: new Set(), assigned: new Map(), ...state, ...more };
}

function played(id: string, daysAgo: number, verdict: Verdict = "ok"): Play {
  const day = addDays(DAY, -daysAgo);
  return { id: `${id}${daysAgo}`, child_id: "mika", account_id: "ana", activity_id: id, day, verdict, played_at: day };
}

const settings = fc.record({
  age_bands: fc.uniqueArray(fc.constantFrom(...AGES), { minLength: 1 }),
  energy: fc.constantFrom("low", "medium", "high"),
  domains: fc.uniqueArray(fc.constantFrom("COM", "SOC", "GM", "FM", "EMO"), { minLength: 1, maxLength: 3 }),
  places: fc.uniqueArray(fc.constantFrom("floor", "table", "kitchen", "outdoor", "anywhere"), { minLength: 1 }),
  needs: fc.uniqueArray(fc.constantFrom("pens", "ball", "water", "toys"), { maxLength: 2 }),
  interests: fc.uniqueArray(fc.constantFrom("trains", "water", "art"), { maxLength: 2 }),
  minutes: fc.record({ min: fc.integer({ min: 2, max: 20 }), max: fc.constant(30) }),
  sensory: fc.record({
    channels: fc.uniqueArray(fc.constantFrom(...SENSES), { maxLength: 3 }),
    intensity: fc.constantFrom(1, 2, 3),
    usual_effect: fc.constantFrom("settling", "waking", "either"),
    notes: fc.constant(""),
  }),
  safety: fc.record({
    level: fc.constant("near"),
    flags: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 2 }),
    notes: fc.constant([]),
  }),
});
const libraries = fc
  .array(settings, { minLength: 1, maxLength: 25 })
  .map((many) => many.map((one, index) => activity(`a${index}`, one)));
const wishes: fc.Arbitrary<PlayWish> = fc.record({
  minutes: fc.constantFrom(null, 5, 10, 20),
  place: fc.constantFrom(null, "floor", "table", "kitchen", "bathroom", "outdoor"),
  effect: fc.constantFrom(null, "settling", "waking"),
  things: fc.constantFrom(null, [], ["pens"], ["ball", "toys"]),
});
const children: fc.Arbitrary<PlayFacts> = fc
  .record({
    ageBand: fc.constantFrom(...AGES),
    day: fc.integer({ min: 0, max: 400 }).map((ago) => addDays(DAY, -ago)),
    clock: fc.constantFrom("06:30", "12:00", "16:10", "19:45", "23:10"),
    tired: fc.boolean(),
    overloaded: fc.boolean(),
    cautious: fc.boolean(),
    lastPlay: fc.array(
      fc.tuple(fc.nat(24), fc.nat(40), fc.constantFrom("loved", "ok", "not_now")).map(([n, ago, verdict]) => played(`a${n}`, ago, verdict as Verdict)),
      { maxLength: 12 },
    ).map(lastPlays),
    saved: fc.uniqueArray(fc.nat(24), { maxLength: 4 }).map((many) => new Set(many.map((n) => `a${n}`))),
    profile: fc.option(
      fc.record({
        id: fc.constant("mika"),
        senses: fc.dictionary(fc.constantFrom(...SENSES), fc.constantFrom("avoids", "mixed", "seeks")),
        interests: fc.uniqueArray(fc.constantFrom("trains", "water", "art"), { maxLength: 2 }),
        mouths: fc.constant(null),
      }),
      { nil: null },
    ),
  })
  .map((known) => facts(known as Partial<PlayFacts>));

test("the same facts give the same ideas, in whatever order the library comes", () => {
  fc.assert(
    fc.property(libraries, children, wishes, (library, child, wish) => {
      const ids = (from: Activity[]) => pickIdeas(from, child, wish).map(({ item }) => item.id);
      assert.deepEqual(ids(library), ids(library));
      assert.deepEqual(new Set(ids([...library].reverse())), new Set(ids(library)));
    }),
  );
});

test("nothing unsafe is ever picked, and nothing twice; what is safe is never withheld", () => {
  fc.assert(
    fc.property(libraries, children, wishes, (library, child, wish) => {
      const picked = pickIdeas(library, child, wish);
      const safe = library.filter((one) => isSafeFor(one, child));
      const harmless = library.filter(({ safety }) => safety.flags.length === 0);
      const pool = safe.length > 0 ? safe : harmless;
      assert.equal(picked.length, Math.min(3, pool.length));
      assert.ok(picked.every(({ item }) => pool.includes(item)));
      assert.equal(new Set(picked.map(({ item }) => item.id)).size, picked.length);
    }),
  );
});

test("a wish is given up only where too few ideas meet it, and then said", () => {
  fc.assert(
    fc.property(libraries, children, wishes, (library, child, wish) => {
      const all = pickIdeas(library, child, wish, library.length);
      const meeting = all.filter(({ given }) => given.length === 0).length;
      for (const { given } of all.slice(0, meeting)) assert.deepEqual(given, []);
      for (const { item, given } of all) {
        const { minutes, things } = wish;
        assert.equal(given.includes("minutes"), minutes !== null && item.minutes.min > minutes);
        assert.equal(given.includes("things"), things !== null && !item.needs.every((need) => things.includes(need)));
      }
    }),
  );
});

test("the personal order holds every safe idea once", () => {
  fc.assert(
    fc.property(libraries, children, (library, child) => {
      const ordered = inPersonalOrder(library, child).map(({ id }) => id);
      const safe = library.filter((one) => isSafeFor(one, child)).map(({ id }) => id);
      if (safe.length > 0) assert.deepEqual(ordered.toSorted(), safe.toSorted());
    }),
  );
});

test("a month of first ideas brings variety, whether they are played or not", () => {
  const library = Array.from({ length: 40 }, (_, index) => activity(`a${index}`, { domains: [["COM", "GM", "EMO"][index % 3]] }));
  for (const logs of [false, true]) {
    const plays: Play[] = [];
    const first = Array.from({ length: 30 }, (_, offset) => {
      const day = addDays(DAY, offset);
      const item = pickIdeas(library, facts({ day, lastPlay: lastPlays(plays) }))[0]?.item.id ?? "";
      if (logs) plays.push({ ...played(item, 0, "loved"), id: day, day, played_at: day });
      return item;
    });
    assert.ok(new Set(first).size >= 12, `${new Set(first).size} ideas in a month`);
    assert.ok(first.every((id, index) => id !== first[index + 1]) || !logs, "the same one two days running");
  }
});

test("what a therapist sent comes first with their name, and rests once it was played today", () => {
  const library = Array.from({ length: 10 }, (_, index) => activity(`a${index}`));
  const assigned = new Map([["a7", { activity_id: "a7", name: "Ines" } as Assignment]]);
  const [first] = pickIdeas(library, facts({ assigned }));
  assert.deepEqual([first?.item.id, first?.reason], ["a7", { why: "assigned", name: "Ines" }]);
  const after = pickIdeas(library, facts({ assigned, lastPlay: lastPlays([played("a7", 0)]) }));
  assert.ok(after.every(({ item }) => item.id !== "a7"));
});

test("the same things in a mouth that are fine for one child are not for another", () => {
  const beads = activity("beads", { safety: { level: "near", flags: ["small_parts"], notes: [] } });
  assert.equal(isSafeFor(beads, facts()), true);
  assert.equal(isSafeFor(beads, facts({ cautious: true })), false);
  const river = activity("river");
  assert.deepEqual(pickIdeas([beads, river], facts({ cautious: true })).map(({ item }) => item.id), ["river"]);
});

const REASONS: [string, Partial<PlayFacts>, object, string][] = [
  ["after a broken night a quiet one", { tired: true, areas: ["communication"] }, { energy: "low" }, "sleep"],
  ["after hard sensory days one that settles", { overloaded: true }, { energy: "low", sensory: { channels: [], intensity: 1, usual_effect: "settling" } }, "comfort"],
  ["in the evening a quiet one", { clock: "18:10" }, { energy: "low" }, "evening"],
  ["one that goes with an interest", { profile: { id: "mika", senses: {}, interests: ["trains"], mouths: null } }, { interests: ["trains"] }, "interest"],
  ["one that was loved a while ago", { lastPlay: lastPlays([played("wanted", 15, "loved")]) }, {}, "loved"],
  ["one the family saved", { saved: new Set(["wanted"]), lastPlay: lastPlays([played("wanted", 20)]) }, {}, "saved"],
  ["one of the kind of this week's wins", { areas: ["sleep", "communication"] }, { domains: ["COM"] }, "area"],
];

for (const [name, child, more, why] of REASONS) {
  test(`${name}, and says so`, () => {
    const library = [...Array.from({ length: 5 }, (_, index) => activity(`other${index}`)), activity("wanted", more)];
    const others = lastPlays(library.slice(0, 5).map(({ id }) => played(id, 30)));
    const known = facts({ ...child, lastPlay: new Map([...others, ...(child.lastPlay ?? [])]) });
    const days = [0, 1, 2, 3, 4, 5].map((offset) => ({ ...known, day: addDays(DAY, offset) }));
    const firsts = days.map((day) => pickIdeas(library, day)[0]).filter((one) => one?.item.id === "wanted");
    assert.ok(firsts.length >= 3, `first on ${firsts.length} of 6 days`);
    assert.ok(firsts.every((one) => one?.reason.why === why), firsts.map((one) => one?.reason.why).join());
  });
}

test("a sense that is looked for brings an idea up, one that is avoided takes it down", () => {
  const library = [activity("loud", { sensory: { channels: ["sound"], intensity: 3, usual_effect: "either" } }), activity("b")];
  const order = (leaning: "seeks" | "avoids") => {
    const profile = { id: "mika", senses: { sound: leaning }, interests: [], mouths: null };
    return [0, 1, 2, 3, 4, 5, 6].map((offset) => pickIdeas(library, facts({ profile, day: addDays(DAY, offset) }))[0]?.item.id);
  };
  assert.ok(order("seeks").filter((id) => id === "loud").length >= 4);
  assert.ok(order("avoids").every((id) => id === "b"));
});

test("what was not wanted lately is not first, and without content there is nothing", () => {
  const [first] = pickIdeas([activity("a"), activity("b")], facts({ lastPlay: lastPlays([played("a", 2, "not_now")]) }), NO_WISH, 1);
  assert.equal(first?.item.id, "b");
  assert.deepEqual(pickIdeas([], facts()), []);
});

test("only the last week's wins and the last two days' check-ins count, and only this child's", () => {
  const view = emptyView();
  const child = { id: "mika", age_band: "4-5" } as Child;
  const win = (id: string, happened_on: string, areas: string[], who = "mika") =>
    view.wins.set(id, { id, child_id: who, happened_on, areas } as unknown as Win);
  win("1", DAY, ["play"]);
  win("2", addDays(DAY, -6), ["calm", "play"]);
  win("3", addDays(DAY, -7), ["eating"]);
  win("4", DAY, ["sleep"], "ada");
  const rating = (id: string, day: string, comfort: number) =>
    view.ratings.set(id, { id, child_id: "mika", day, sleep: null, comfort } as unknown as Rating);
  rating("1", addDays(DAY, -2), 1);
  rating("2", addDays(DAY, -1), 3);
  view.plays.set("p", { ...played("a", 1), child_id: "ada" });
  const known = playFacts(view, child, DAY, "08:00");
  assert.deepEqual(known.areas, ["play", "calm"]);
  assert.deepEqual([known.tired, known.overloaded, known.lastPlay.size], [false, false, 0]);
});

test("of several plays of one idea the one of the later day counts, and of one day the one said later", () => {
  const plays = [
    { ...played("a", 3, "loved"), played_at: "9" },
    { ...played("a", 1, "ok"), id: "early", played_at: "1" },
    { ...played("a", 1, "not_now"), id: "late", played_at: "2" },
    played("b", 20),
  ];
  for (const order of [plays, plays.toReversed()]) {
    const last = lastPlays(order);
    assert.deepEqual([last.size, last.get("a")?.id, last.get("b")?.day], [2, "late", addDays(DAY, -20)]);
  }
});
