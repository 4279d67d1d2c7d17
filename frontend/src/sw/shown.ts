/** Which messages this device has shown: a push service may deliver one twice, and the second makes no sound. */

import { deviceStore } from "../store/db";
import type { Message } from "./message";

const REMEMBERED = 500;

/** Whether this very message was shown here already. False where nothing can be kept. */
export async function shownBefore(message: Message): Promise<boolean> {
  const name = nameOf(message);
  if (name === null) return false;
  return deviceStore.use((database) => database.get("shown", name)).then(
    (known) => known !== undefined,
    () => false,
  );
}

/** Remember that it was shown. Only then: a worker that ends between the two must not make the next one silent. */
export async function rememberShown(message: Message): Promise<void> {
  const name = nameOf(message);
  if (name !== null) await remember(name).catch(() => undefined);
}

// A reminder is known by its turn, so that one put off for ten minutes sounds again; the others by what they are of,
// as all notices have one tag.
function nameOf({ tag, kind, turn, occurrence }: Message): string | null {
  const own = kind === "reminder" ? turn : occurrence;
  return tag === "" || own === "" ? null : [tag, kind, own].join(" ");
}

function remember(name: string): Promise<void> {
  return deviceStore.write(["shown"], async (transaction) => {
    const store = transaction.objectStore("shown");
    await store.put({ tag: name, at: Date.now() });
    const all = await store.getAll();
    const surplus = all.toSorted((a, b) => a.at - b.at).slice(0, Math.max(0, all.length - REMEMBERED));
    for (const old of surplus) await store.delete(old.tag);
  });
}
