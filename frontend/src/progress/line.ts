/** The path of one small chart: gaps stay gaps, a lonely week is a dot. */

export const CHART = { width: 146, height: 60, edge: 6 };
// Weeks hardly leave "a bit less" to "a bit more"; what does is drawn at the edge.
const TOP = 4.5;
const BOTTOM = 1.5;

export interface Line {
  path: string;
  end: { x: number; y: number } | null;
}

/** Where a value stands, in chart units from the top; 1.5 to 4.5 of the scale of five fill the height. */
export function heightOf(value: number): number {
  const room = CHART.height - 2 * CHART.edge;
  const inside = Math.min(TOP, Math.max(BOTTOM, value));
  return round(CHART.edge + ((TOP - inside) / (TOP - BOTTOM)) * room);
}

/** One line through the weeks, oldest first; in right-to-left the newest stands at the left. */
export function lineOf(values: (number | null)[], rightToLeft = false): Line {
  const step = (CHART.width - 2 * CHART.edge) / Math.max(1, values.length - 1);
  let path = "";
  let end: Line["end"] = null;
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = false;
      continue;
    }
    const along = CHART.edge + index * step;
    const x = round(rightToLeft ? CHART.width - along : along);
    const y = heightOf(value);
    path += `${open ? "L" : "M"}${x} ${y}`;
    if (!open && (values[index + 1] ?? null) === null) path += "h0";
    open = true;
    end = { x, y };
  }
  return { path, end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
