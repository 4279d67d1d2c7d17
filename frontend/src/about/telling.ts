/** Telling something about a child: a line is said, said in other words, or taken out, and each can be undone. */

import { newId } from "../ids";
import type { Way } from "../store/content-types";
import { sayAnew } from "../store/anew";
import { act, actTogether, type Deed } from "../store/outbox";
import type { AboutLine } from "../store/types";

/** What somebody says in a line, without what the app keeps about it. */
export type Wording = Pick<AboutLine, "child_id" | "part" | "title" | "note" | "picture" | "template_id">;

/** Keep a new line; answers how to take it back. A sheet's draft named here is dropped with it. */
export function tell(wording: Wording, draft?: string): Promise<() => void> {
  return say(null, wording, draft);
}

/** Keep a way of the content as a line of the family's own; answers how to take it back. */
export function keepWay(child_id: string, { id, helps_with, title, note, picture }: Way): Promise<() => void> {
  return tell({ child_id, part: helps_with, title, note, picture, template_id: id });
}

/** Say a line in other words; what was noted about it goes on counting. Answers how to take it back. */
export function reword(line: AboutLine, wording: Wording, draft?: string): Promise<() => void> {
  return say(line, wording, draft);
}

/** Take a line out; answers how to bring it back. */
export async function remove(line: AboutLine): Promise<() => void> {
  await act("remove_about", { id: line.id });
  return () => void actTogether([sayAgain(line)]);
}

function say(before: AboutLine | null, wording: Wording, draft?: string): Promise<() => void> {
  return sayAnew({
    before,
    say: (id) => ["tell_about", { ...wording, id, root: before?.root ?? id }],
    remove: (id) => ["remove_about", { id }],
    sayAgain,
    draft,
  });
}

/** The same words again, under an id of their own: what was taken out stays out. */
function sayAgain({ child_id, root, part, title, note, picture, template_id }: AboutLine): Deed {
  return ["tell_about", { id: newId(), child_id, root, part, title, note, picture, template_id }];
}
