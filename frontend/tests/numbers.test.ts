import assert from "node:assert/strict";
import { test } from "node:test";
import { byUrgency, cardsAbout } from "../src/help/cards";
import { dial, isNumber, numbersFor, numbersOn } from "../src/help/numbers";
import type { CountryNumbers, SafetyCard } from "../src/store/content-types";
import type { Contact, NumberKind } from "../src/store/types";

const BRITAIN: CountryNumbers = {
  country: "GB",
  numbers: [
    { what: "emergency", number: "999" },
    { what: "violence_at_home", number: "0808 2000 247" },
    { what: "health_line", number: "111" },
  ],
};
const pack = { numbers: [BRITAIN] };

function own(id: string, what: NumberKind | null, number: string): Contact {
  return { id, label: id, number, what, told_at: `2026-11-0${id}T08:00:00Z` };
}

function card(urgency: SafetyCard["urgency"], numbers: NumberKind[] = [], hidden = false): SafetyCard {
  return { id: urgency, urgency, numbers, private: hidden, topics: ["rest"] } as unknown as SafetyCard;
}

const said = (list: ReturnType<typeof numbersFor>) => list.map(({ what, number }) => [what, number]);

test("the emergency number is first, the others follow in one order", () => {
  assert.deepEqual(said(numbersFor(pack, "GB", [])), [
    ["emergency", "999"],
    ["health_line", "111"],
    ["violence_at_home", "0808 2000 247"],
  ]);
});

test("without a country there is the number that works nearly everywhere", () => {
  assert.deepEqual(said(numbersFor(pack, null, [])), [["emergency", "112"]]);
  assert.deepEqual(said(numbersFor(pack, "XX", [])), [["emergency", "112"]]);
  assert.deepEqual(said(numbersFor(null, "GB", [])), [["emergency", "112"]]);
});

test("a number of the family's own stands before the country's and hides none, a further one stands at the end", () => {
  const contacts = [own("2", null, "030 1"), own("1", "emergency", "112"), own("3", "health_line", "116 117")];
  assert.deepEqual(said(numbersFor(pack, "GB", contacts)), [
    ["emergency", "112"],
    ["emergency", "999"],
    ["health_line", "116 117"],
    ["health_line", "111"],
    ["violence_at_home", "0808 2000 247"],
    [null, "030 1"],
  ]);
});

test("two numbers of one kind are both there, the older first", () => {
  const contacts = [own("2", "health_line", "2"), own("1", "health_line", "1")];
  assert.deepEqual(said(numbersFor(pack, "GB", contacts)).slice(1, 3), [
    ["health_line", "1"],
    ["health_line", "2"],
  ]);
});

test("beside a card stand emergency, the kinds it names and, where there is time, the family's further numbers", () => {
  const numbers = numbersFor(pack, "GB", [own("1", null, "030 1")]);
  assert.deepEqual(said(numbersOn(card("soon", ["health_line"]), numbers)).map(([, number]) => number), ["999", "111", "030 1"]);
  assert.deepEqual(said(numbersOn(card("now"), numbers)).map(([, number]) => number), ["999"]);
  assert.deepEqual(said(numbersOn(card("today", ["violence_at_home"], true), numbers)).map(([, number]) => number), [
    "999",
    "0808 2000 247",
  ]);
});

test("what is dialled has no blanks, and what cannot be dialled is noticed", () => {
  assert.equal(dial("+49 (30) 19-240"), "tel:+4930" + "19240");
  assert.equal(dial("*100#"), "tel:*100%23");
  assert.deepEqual(["112", "+44 808 800 5000", "1-800-222-1222"].map(isNumber), [true, true, true]);
  assert.deepEqual(["", "doctor", "+", "1234567890123456789012345"].map(isNumber), [false, false, false, false]);
});

test("cards come from the most pressing to what can wait, without empty groups", () => {
  const cards = [card("plan"), card("now"), card("soon")];
  assert.deepEqual(byUrgency(cards).map(({ urgency }) => urgency), ["now", "soon", "plan"]);
  assert.deepEqual(cardsAbout(cards, "rest").map(({ id }) => id), ["now", "soon", "plan"]);
  assert.deepEqual(cardsAbout(cards, "food"), []);
});
