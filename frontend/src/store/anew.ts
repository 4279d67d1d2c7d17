/** Saying something anew: a new row takes the place of the old one, so that two phones never write over one another. */

import { newId } from "../ids";

interface Saying<T extends { id: string }> {
  /** The row with the old words; null where it is said for the first time. */
  before: T | null;
  /** Say the new words in a row with this id. */
  say: (id: string) => Promise<unknown>;
  remove: (id: string) => Promise<unknown>;
  /** Say the old words again, in a row of their own: what was taken out stays out. */
  sayAgain: (before: T) => Promise<unknown>;
}

/** Answers the way back. */
export async function sayAnew<T extends { id: string }>({ before, say, remove, sayAgain }: Saying<T>): Promise<() => void> {
  const id = newId();
  await say(id);
  if (before) await remove(before.id);
  const back = async () => {
    if (before) await sayAgain(before);
    await remove(id);
  };
  return () => void back();
}
