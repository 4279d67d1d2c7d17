import assert from "node:assert/strict";
import { test } from "node:test";
import { bedtimeRoutine } from "../src/rest/bedtime";
import { emptyView } from "../src/store/snapshot";
import type { Routine, View } from "../src/store/types";

function routines(...rows: [id: string, starts_at: string, template_id: string | null, retired?: boolean][]): View {
  const view = emptyView();
  for (const [id, starts_at, template_id, retired = false] of rows) {
    view.routines.set(id, { id, child_id: "mika", starts_at, template_id, retired } as Routine);
  }
  return view;
}

test("the routine to bed is the template's, else the last one of the evening, else none", () => {
  assert.equal(bedtimeRoutine(routines(["late", "19:30", null], ["bed", "18:30", "rt-bedtime"]), "mika")?.id, "bed");
  assert.equal(bedtimeRoutine(routines(["tea", "17:00", null], ["late", "19:30", null]), "mika")?.id, "late");
  assert.equal(bedtimeRoutine(routines(["noon", "12:00", null], ["off", "19:00", "rt-bedtime", true]), "mika"), null);
});
