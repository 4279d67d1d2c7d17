import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, deviceZone, happensOn, instantAt, localDay, minutesOf, wallTime, weekdayBit } from "../src/time";

test("at 03:59 it is still yesterday, at 04:00 it is today", () => {
  assert.equal(localDay(new Date("2026-11-23T03:59:59Z"), "UTC"), "2026-11-22");
  assert.equal(localDay(new Date("2026-11-23T04:00:00Z"), "UTC"), "2026-11-23");
});

test("the day is the family's, not the server's", () => {
  const instant = new Date("2026-11-23T17:30:00Z");
  assert.equal(localDay(instant, "Pacific/Auckland"), "2026-11-24");
  assert.equal(localDay(instant, "America/Los_Angeles"), "2026-11-23");
});

test("a family may start its day at another hour", () => {
  assert.equal(localDay(new Date("2026-11-23T05:30:00Z"), "UTC", 6), "2026-11-22");
});

test("on the nights the clock moves, the day still turns at 04:00 on the wall", () => {
  assert.equal(localDay(new Date("2026-03-29T01:59:00Z"), "Europe/Berlin"), "2026-03-28");
  assert.equal(localDay(new Date("2026-03-29T02:00:00Z"), "Europe/Berlin"), "2026-03-29");
  assert.equal(localDay(new Date("2026-10-25T02:59:00Z"), "Europe/Berlin"), "2026-10-24");
  assert.equal(localDay(new Date("2026-10-25T03:00:00Z"), "Europe/Berlin"), "2026-10-25");
});

test("days are counted by the calendar, across months and leap years", () => {
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2026-01-01", -1), "2025-12-31");
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
});

test("Monday is 1 and Sunday is 64", () => {
  assert.deepEqual([weekdayBit("2026-11-23"), weekdayBit("2026-11-29")], [1, 64]);
  assert.equal(happensOn(31, "2026-11-28"), false);
  assert.equal(happensOn(127, "2026-11-28"), true);
});

test("wall times", () => {
  assert.equal(wallTime(new Date("2026-11-23T00:05:00Z"), "UTC"), "00:05");
  assert.equal(minutesOf("07:45"), 465);
});

test("the phone's own zone reads the same clock as any other zone, on both sides of a clock change", () => {
  const usual = process.env.TZ;
  const nights = ["2026-03-29T00:59:00Z", "2026-03-29T01:01:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"];
  const read = (zone: string) => nights.map((at) => `${localDay(new Date(at), zone)} ${wallTime(new Date(at), zone)}`);
  process.env.TZ = "Asia/Tokyo";
  const asAnother = read("Europe/Berlin");
  process.env.TZ = "Europe/Berlin";
  assert.deepEqual(read("Europe/Berlin"), asAnother);
  if (usual === undefined) delete process.env.TZ;
  else process.env.TZ = usual;
});

test("a wall time as an instant: a skipped one moves on by the gap, of two the first counts", () => {
  for (const zone of ["Europe/Berlin", "America/New_York", deviceZone()]) {
    for (const day of ["2026-01-15", "2026-07-15"]) assert.equal(wallTime(instantAt(day, "08:10", zone), zone), "08:10");
  }
  assert.equal(instantAt("2026-03-29", "02:30", "Europe/Berlin").toISOString(), "2026-03-29T01:30:00.000Z");
  assert.equal(instantAt("2026-10-25", "02:30", "Europe/Berlin").toISOString(), "2026-10-25T00:30:00.000Z");
  assert.equal(instantAt("2026-10-25", "03:30", "Europe/Berlin").toISOString(), "2026-10-25T02:30:00.000Z");
});

test("every wall time of every zone comes back from its instant, but for those a clock skips", () => {
  const zones = fc.constantFrom("Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 1439 }), zones, (ahead, minutes, zone) => {
      const day = addDays("2020-01-01", ahead);
      const time = new Date(minutes * 60_000).toISOString().slice(11, 16);
      const found = instantAt(day, time, zone);
      const shows = (at: Date) => wallTime(at, zone) === time && localDay(at, zone, 0) === day;
      const quarters = Array.from({ length: 8 * 14 + 1 }, (_, place) => (place - 56) * 900_000);
      const elsewhere = () => quarters.some((away) => shows(new Date(Date.parse(`${day}T${time}:00Z`) + away)));
      assert.ok(shows(found) || !elsewhere(), `${day} ${time} ${zone}`);
    }),
  );
});
