import assert from "node:assert/strict";
import { test } from "node:test";
import { initialsOf } from "../src/components/initials";
import english from "../src/generated/messages-en";
import { type Catalogue, installCatalogue } from "../src/i18n";
import { byDay, foldLooks, lineInWords } from "../src/sharing/audit";
import { passEnds } from "../src/sharing/pass-terms";
import { addMonths, missing, refusedOf, resultInWords, sharedSince, type Terms, untilOf, usualTerms } from "../src/sharing/terms";
import { whenInWords } from "../src/when";

installCatalogue("en", english as Catalogue);

const TODAY = "2026-11-23";
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");

test("the sentence above the button says who sees what until when, and what not", () => {
  const terms: Terms = { ...usualTerms(), term: "other", day: "2026-12-19" };
  const sentence = plain(resultInWords("Hanna ", terms, TODAY));
  assert.match(sentence, /^Hanna will see \*\*small wins and check-ins\*\* until \*\*(19 December|December 19)\*\*\. No routines\.$/);
});

test("with several children the sentence names the one it is about", () => {
  const terms: Terms = { kinds: ["routines"], term: "weeks", day: "" };
  const sentence = plain(resultInWords("Hanna", terms, TODAY, { child: "Mika" }));
  assert.match(sentence, /\*\*routines\*\* of Mika until \*\*(21 December|December 21)\*\*\. No small wins\. No check-ins\./);
});

test("three months are calendar months, kept inside a shorter month", () => {
  assert.equal(addMonths("2026-11-30", 3), "2027-02-28");
  assert.equal(addMonths("2026-12-31", 2), "2027-02-28");
  assert.equal(addMonths(TODAY, 3), "2027-02-23");
});

test("a chosen day counts only after today and within a year", () => {
  const on = (day: string) => untilOf({ ...usualTerms(), term: "other", day }, TODAY);
  assert.deepEqual(["", TODAY, "2026-11-24", "2027-11-23", "2027-11-24"].map(on), [
    null,
    null,
    "2026-11-24",
    "2027-11-23",
    null,
  ]);
});

test("nothing is shared without a name, a kind and a day, and the reason is said", () => {
  assert.equal(missing(" ", usualTerms(), TODAY), "Add a name first.");
  assert.equal(missing("Hanna", { ...usualTerms(), kinds: [] }, TODAY), "Choose at least one thing to share.");
  assert.match(missing("Hanna", { ...usualTerms(), term: "other" }, TODAY) ?? "", /after today/);
  assert.equal(missing("Hanna", usualTerms(), TODAY), null);
});

test("entries are shared from twelve weeks back, as far as the charts reach", () => {
  assert.equal(sharedSince(TODAY), "2026-08-31");
});

test("a look is told with its time this week and with its date long ago", () => {
  const now = new Date("2026-11-23T20:00:00Z");
  const told = (at: string) => plain(whenInWords(at, now, "Europe/London"));
  assert.match(told("2026-11-23T14:05:00Z"), /^today, (14:05|2:05)/);
  assert.match(told("2026-11-22T23:30:00Z"), /^yesterday, /);
  assert.match(told("2026-10-09T11:20:00Z"), /^(9 October|October 9)$/);
});

test("the first day is said where it is being chosen, and what was not chosen is a no", () => {
  const terms: Terms = { kinds: ["wins"], term: "weeks", day: "" };
  assert.match(plain(resultInWords("Hanna", terms, TODAY, { since: TODAY })), /Entries since (23 November|November 23)\. No check-ins\. No routines\.$/);
  assert.deepEqual(refusedOf(terms), ["ratings", "routines"]);
});

test("one sitting is one line, and another person or another hour is another", () => {
  const lines = foldLooks([
    line("2026-11-23T14:40:00Z", "Ines", 3),
    line("2026-11-23T14:20:00Z", "Joanna", 1),
    line("2026-11-23T14:00:00Z", "Ines", 30),
    line("2026-11-23T09:00:00Z", "Ines", 2),
  ]);
  assert.deepEqual(lines.map(({ at, name, count }) => [at.slice(11, 16), name, count]), [
    ["14:40", "Ines", 30],
    ["14:20", "Joanna", 1],
    ["09:00", "Ines", 2],
  ]);
});

test("what was done is told each time, by the day where the family is", () => {
  const done = [
    { ...line("2026-11-23T00:30:00Z", "Leila", 0), what: "invited" },
    { ...line("2026-11-22T23:40:00Z", "Leila", 0), what: "invited" },
    { ...line("2026-11-22T22:00:00Z", "Leila", 0), what: "invited" },
  ];
  assert.deepEqual(byDay(foldLooks(done), "Europe/Berlin").map(({ day, lines }) => [day, lines.length]), [
    ["2026-11-23", 2],
    ["2026-11-22", 1],
  ]);
});

test("a look at nothing is told without a number", () => {
  const told = (count: number) => plain(lineInWords(line("2026-11-23T00:30:00Z", "Ines", count), TODAY));
  assert.deepEqual([0, 1, 2].map(told), ["Ines looked; there was nothing to read", "Ines read 1 entry", "Ines read 2 entries"]);
});

test("a line of a newer server is said to be there", () => {
  assert.match(plain(lineInWords({ ...line("2026-11-23T00:30:00Z", "Leila", 0), what: "moved-house" }, TODAY)), /^Leila did something/);
});

test("a pass ends by itself: in a day, when the weekend is over, or within a week", () => {
  const ends = (term: "day" | "weekend" | "week", now: string) => passEnds(term, new Date(now), 4);
  const friday = new Date(2026, 10, 27, 14, 0).toISOString();
  assert.equal(Date.parse(ends("day", friday)) - Date.parse(friday), 86_400_000);
  assert.equal(ends("weekend", friday), new Date(2026, 10, 30, 4, 0).toISOString());
  assert.equal(ends("week", friday), new Date(2026, 11, 4, 4, 0).toISOString());
});

test("no pass is longer than a week, also in the small hours", () => {
  const now = new Date(2026, 10, 23, 2, 0);
  for (const term of ["weekend", "week"] as const) {
    assert.ok(Date.parse(passEnds(term, now, 4)) - now.getTime() < 7 * 86_400_000);
  }
});

test("initials are the first and the last word's, also outside Latin", () => {
  assert.deepEqual(["Ines Duarte", "Sam", "Ana María de la Cruz", "𝒜da", " "].map(initialsOf), ["ID", "S", "AC", "𝒜", ""]);
});

function line(at: string, name: string, count: number) {
  return { id: at + name, at, name, count, what: "look-journal", about: "", child_id: "mika", kinds: [], until: null };
}
