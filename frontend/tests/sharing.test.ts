import assert from "node:assert/strict";
import { test } from "node:test";
import { initialsOf } from "../src/components/initials";
import english from "../src/generated/messages-en";
import { type Catalogue, installCatalogue } from "../src/i18n";
import { foldLooks } from "../src/sharing/looks";
import { addMonths, missing, resultInWords, sharedSince, type Terms, untilOf, usualTerms } from "../src/sharing/terms";
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
  const sentence = plain(resultInWords("Hanna", terms, TODAY, "Mika"));
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
  assert.equal(missing(" ", usualTerms(), TODAY), "Add a name, then share.");
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

test("one sitting is one line, and another person or another hour is another", () => {
  const look = (at: string, name: string, count: number) => ({ at, name, count, what: "journal" as const, child_id: "mika" });
  const lines = foldLooks([
    look("2026-11-23T14:40:00Z", "Ines", 3),
    look("2026-11-23T14:20:00Z", "Joanna", 1),
    look("2026-11-23T14:00:00Z", "Ines", 30),
    look("2026-11-23T09:00:00Z", "Ines", 2),
  ]);
  assert.deepEqual(lines.map(({ at, name, count }) => [at.slice(11, 16), name, count]), [
    ["14:40", "Ines", 30],
    ["14:20", "Joanna", 1],
    ["09:00", "Ines", 2],
  ]);
});

test("initials are the first and the last word's, also outside Latin", () => {
  assert.deepEqual(["Ines Duarte", "Sam", "Ana María de la Cruz", "𝒜da", " "].map(initialsOf), ["ID", "S", "AC", "𝒜", ""]);
});
