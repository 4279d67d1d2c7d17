import assert from "node:assert/strict";
import { test } from "node:test";
import { detour } from "../src/guard";
import { parent } from "./world";

const therapist = { ...parent("hanna"), family: null, therapist: true };

test("a stranger is shown the door from everywhere but the door", () => {
  const nobody = { me: null, ready: false, children: 0 };
  assert.equal(detour("/journal", "family", nobody), "/welcome");
  assert.equal(detour("/welcome", "anyone", nobody), null);
});

test("who has signed in is not kept at the door", () => {
  assert.equal(detour("/welcome", "anyone", { me: parent(), ready: true, children: 1 }), "/");
  assert.equal(detour("/welcome", "anyone", { me: therapist, ready: true, children: 0 }), "/caseload");
});

test("a therapist without a family lands on the caseload, a parent never does", () => {
  assert.equal(detour("/", "family", { me: therapist, ready: true, children: 0 }), "/caseload");
  assert.equal(detour("/caseload", "therapist", { me: parent(), ready: true, children: 1 }), "/");
});

test("a family without a child starts with one, but not before its rows have come", () => {
  assert.equal(detour("/", "family", { me: parent(), ready: true, children: 0 }), "/start");
  assert.equal(detour("/start", "family", { me: parent(), ready: true, children: 0 }), null);
  assert.equal(detour("/settings", "family", { me: parent(), ready: true, children: 0 }), null);
  assert.equal(detour("/", "family", { me: parent(), ready: false, children: 0 }), null);
});
