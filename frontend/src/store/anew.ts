/** Saying something anew: a new row takes the place of the old one, so that two phones never write over one another. */

import { newId } from "../ids";
import { actTogether, type Deed } from "./outbox";

interface Saying<T extends { id: string }> {
  /** The row with the old words; null where it is said for the first time. */
  before: T | null;
  /** Say the new words in a row with this id. */
  say: (id: string) => Deed;
  remove: (id: string) => Deed;
  /** The old words again, in a row of their own: what was taken out stays out. */
  sayAgain: (before: T) => Deed;
  /** The draft they were written in, which ends with it. */
  draft?: string;
}

/** Answers the way back. On this device the new row and the end of the old one are one deed. */
export async function sayAnew<T extends { id: string }>({ before, say, remove, sayAgain, draft }: Saying<T>): Promise<() => void> {
  const id = newId();
  await actTogether([say(id), ...(before ? [remove(before.id)] : [])], draft);
  return () => void actTogether([...(before ? [sayAgain(before)] : []), remove(id)]);
}
