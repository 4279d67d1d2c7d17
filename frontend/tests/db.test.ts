import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../src/ids";
import { accountStore } from "../src/store/db";

test("a connection the browser dropped is opened again and the work repeated", async () => {
  const store = accountStore(newId());
  await store.use(async (database) => database.close());
  const count = await store.use((database) => database.count("outbox"));
  assert.deepEqual([count, store.opens], [0, 2]);
});

test("a mistake in the work itself is not repeated", async () => {
  const store = accountStore(newId());
  let runs = 0;
  const work = async () => {
    runs += 1;
    throw new TypeError("mistake");
  };
  await assert.rejects(store.use(work), TypeError);
  assert.equal(runs, 1);
});

test("when part of a write fails, nothing of it stays", async () => {
  const store = accountStore(newId());
  const work = store.write(["drafts"], async (transaction) => {
    await transaction.objectStore("drafts").put("words", "note");
    throw new RangeError("stopped half way");
  });
  await assert.rejects(work, RangeError);
  assert.equal(await store.use((database) => database.get("drafts", "note")), undefined);
});
