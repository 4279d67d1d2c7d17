import assert from "node:assert/strict";
import { test } from "node:test";
import { detour } from "../src/guard";
import { match } from "../src/router";
import { parent } from "./world";

const therapist = { ...parent("hanna"), family: null, therapist: true };

test("a stranger is shown the door from everywhere but the door", () => {
  const nobody = { me: null, ready: false, children: 0 };
  assert.equal(detour("/journal", "family", nobody), "/welcome");
  assert.equal(detour("/welcome", "anyone", nobody), null);
});

test("Calm opens for anybody, before there is a family, a child or a row", () => {
  for (const me of [null, parent(), carer, therapist]) {
    assert.equal(detour("/calm", match("/calm").row!.audience, { me, ready: false, children: 0 }), null);
    assert.equal(detour("/calm/board", match("/calm/board").row!.audience, { me, ready: true, children: 0 }), null);
  }
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

const carer = { ...parent("ruth"), family: { ...parent("ruth").family!, role: "carer" as const } };

test("a carer is led back to today from what is the parents'", () => {
  const visitor = { me: carer, ready: true, children: 1 };
  const paths = ["/journal", "/progress", "/play", "/sharing", "/sharing/history", "/routines", "/start/routines", "/about"];
  const led = paths.map((path) => detour(path, match(path).row?.audience ?? "anyone", visitor));
  assert.deepEqual(new Set(led), new Set(["/"]));
  const own = ["/", "/log/win", "/log/check-in", "/log/moment", "/calm", "/waiting", "/settings", "/reminders"];
  assert.deepEqual(new Set(own.map((path) => detour(path, match(path).row?.audience ?? "anyone", visitor))), new Set([null]));
});

test("a carer adds no child, whether there is one or not", () => {
  assert.equal(detour("/start", "anyone", { me: carer, ready: true, children: 1 }), "/");
  assert.equal(detour("/", "family", { me: carer, ready: true, children: 0 }), null);
});

test("who waits to be let in waits at the door, and goes on by themselves", () => {
  const waits = { ...therapist, therapist: false, asked: [{ role: "parent" as const, invited_by: "Leila" }] };
  assert.equal(detour("/", "family", { me: waits, ready: true, children: 0 }), "/asked");
  assert.equal(detour("/asked", "signed-in", { me: waits, ready: true, children: 0 }), null);
  assert.equal(detour("/asked", "signed-in", { me: parent(), ready: true, children: 1 }), "/");
});
