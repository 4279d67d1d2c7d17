/** The caseload as a list to work through: what is new, what fits the letters, who comes next. */

import type { CaseloadChild } from "../api/caseload";
import type { Instant } from "../store/types";

export type QueueFilter = "new" | "all";

export interface Queue {
  /** Rows of the chosen filter. */
  first: CaseloadChild[];
  /** With the filter "new": the families already seen, below. */
  rest: CaseloadChild[];
}

/** Split and narrow the caseload; the server's order, newest unread first, stays. */
export function queueOf(children: CaseloadChild[], filter: QueueFilter, letters: string): Queue {
  const found = children.filter((child) => fits(child, letters));
  if (filter === "all") return { first: found, rest: [] };
  return { first: found.filter(isNew), rest: found.filter((child) => !isNew(child)) };
}

/** Whether the family wrote something since this person last marked it as seen. */
export function isNew({ new_count }: CaseloadChild): boolean {
  return new_count > 0;
}

/** The row `steps` further down; stays inside the list, and starts at its top. */
export function neighbour({ first, rest }: Queue, current: string | null, steps: number): string | null {
  const rows = [...first, ...rest];
  const at = rows.findIndex(({ child_id }) => child_id === current);
  const next = at < 0 ? 0 : Math.min(Math.max(at + steps, 0), rows.length - 1);
  return rows[next]?.child_id ?? null;
}

/** The caseload after one family was marked as seen. */
export function withSeen(children: CaseloadChild[], id: string, seen_at: Instant): CaseloadChild[] {
  return children.map((child) => (child.child_id === id ? { ...child, new_count: 0, seen_at } : child));
}

function fits({ nickname, parents }: CaseloadChild, letters: string): boolean {
  const wanted = plain(letters.trim());
  return [nickname, ...parents].some((name) => plain(name).includes(wanted));
}

/** Without case and accents, so that "ines" finds "Inés". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLocaleLowerCase();
}
