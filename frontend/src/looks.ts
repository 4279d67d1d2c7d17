/** Looks of this device as plain values: read, turned into a theme, put on the page. */

import { keepOnDevice, readOnDevice } from "./store/on-device";

export type Theme = "day" | "night" | "low" | "low-night";

export interface Looks {
  /** auto: as the system has it, until the family chooses. */
  light: "auto" | "day" | "night";
  /** Fewer colours, no movement. */
  quiet: boolean;
  /** The physical side of the quick log button. */
  thumb: "left" | "right";
}

const KEY = "evenday.looks";
const USUAL: Looks = { light: "auto", quiet: false, thumb: "right" };
const GROUND: Record<Theme, string> = { day: "#f5f1e8", night: "#0c1210", low: "#f0efec", "low-night": "#101211" };

/** Matches while the system is dark. */
export const DARK = "(prefers-color-scheme: dark)";

/** What was chosen on this device, else the usual. */
export function readLooks(): Looks {
  return readOnDevice(KEY, USUAL);
}

/** Keep a choice on this device. */
export function keepLooks(looks: Looks): void {
  keepOnDevice(KEY, looks);
}

/** The theme for a choice, given whether the system is dark. */
export function themeOf({ light, quiet }: Looks, systemIsDark: boolean): Theme {
  const night = light === "night" || (light === "auto" && systemIsDark);
  if (quiet) return night ? "low-night" : "low";
  return night ? "night" : "day";
}

/** The thumb's physical side as the writing direction names it. */
export function thumbSide(thumb: Looks["thumb"], dir: string): "start" | "end" {
  return (thumb === "left") === (dir === "rtl") ? "end" : "start";
}

/** Put looks on `<html>` and on the colour of the browser's own bar. */
export function paintLooks(looks: Looks): void {
  const root = document.documentElement;
  const theme = themeOf(looks, matchMedia(DARK).matches);
  root.dataset.theme = theme;
  root.dataset.thumb = thumbSide(looks.thumb, root.dir);
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", GROUND[theme]);
}
