/** The content pack: read from this device at once, refreshed when there is a connection. */

import { ask, readJson } from "../api";
import type { Content } from "./content-types";
import { deviceStore } from "./db";
import { content } from "./state";

/** Put the kept pack on screen. */
export async function loadContent(): Promise<void> {
  const kept = await deviceStore.use((database) => database.get("content", "content"));
  if (kept && !content.value) content.value = kept.pack;
}

/** Fetch the pack if the server has another one; without a connection the kept one stays. */
export async function refreshContent(): Promise<void> {
  const kept = await deviceStore.use((database) => database.get("content", "content"));
  const headers: Record<string, string> = kept?.etag ? { "if-none-match": kept.etag } : {};
  const answer = await ask("/api/content", { headers, cache: "no-store" });
  if (!answer.ok) return;
  const pack = await readJson<Content>(answer);
  const etag = answer.headers.get("etag");
  content.value = pack;
  await deviceStore.write(["content"], (transaction) => transaction.objectStore("content").put({ etag, pack }, "content"));
}
