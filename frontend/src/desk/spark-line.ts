/** The line of one small chart on the desk: low and wide, gaps stay gaps. */

export const SPARK = { width: 170, height: 38, edge: 4 };

const USUAL = 3;
/** What the height shows on either side of usual; weekly averages seldom go further. */
const REACH = 1.1;

export interface Spark {
  path: string;
  end: { x: number; y: number } | null;
}

/** Where a weekly average stands; beyond the reach it stays at the edge. */
export function sparkHeight(value: number): number {
  const away = Math.min(Math.max(value - USUAL, -REACH), REACH);
  const middle = SPARK.height / 2;
  return round(middle - (away / REACH) * (middle - SPARK.edge));
}

/** One line through the weeks, oldest first; in right-to-left the newest stands at the left. */
export function sparkOf(values: (number | null)[], rightToLeft = false): Spark {
  const step = (SPARK.width - 2 * SPARK.edge) / Math.max(1, values.length - 1);
  let path = "";
  let end: Spark["end"] = null;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const along = SPARK.edge + index * step;
    const x = round(rightToLeft ? SPARK.width - along : along);
    const y = sparkHeight(value);
    const joins = (values[index - 1] ?? null) !== null;
    path += joins ? `L${x} ${y}` : `M${x} ${y}h0`;
    end = { x, y };
  }
  return { path, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
