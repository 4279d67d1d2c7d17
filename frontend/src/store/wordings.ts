/** Wordings: what was said anew is a new row with the root of the old one, so that two phones never write over one another. */

interface Wording {
  id: string;
  root: string;
  told_at: string;
}

/** Each root with its newest wording, whichever order the rows come in. */
export function newestByRoot<T extends Wording>(rows: Iterable<T>): Map<string, T> {
  const newest = new Map<string, T>();
  for (const row of rows) {
    const known = newest.get(row.root);
    if (!known || isNewer(row, known)) newest.set(row.root, row);
  }
  return newest;
}

/** Whether a row was told after another; where both were told in one moment, the larger id decides on every phone. */
export function isNewer(row: Wording, known: Wording): boolean {
  return row.told_at === known.told_at ? row.id > known.id : row.told_at > known.told_at;
}
