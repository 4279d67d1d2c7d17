/** Words, numbers and dates in the family's language. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { catalogues } from "./generated/catalogues";
import type { Language, MessageKey, Messages } from "./generated/messages";
import type { Day, Instant, WallTime } from "./store/types";
import { addDays, daysBetween } from "./time";

type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Catalogue = Record<string, Entry>;
type Arguments<K extends MessageKey> = keyof Messages[K] extends never ? [] : [params: Messages[K]];

const LANGUAGE_KEY = "evenday.language";
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

const catalogue = signal<Catalogue>({});
const current = signal<Language>("en");

/** The language on screen, as a BCP 47 tag. */
export const language: ReadonlySignal<Language> = current;

/** The language this device chose, else the first of the browser's that has a catalogue, else English. */
export function preferredLanguage(): Language {
  const wanted = [globalThis.localStorage?.getItem(LANGUAGE_KEY), ...(globalThis.navigator?.languages ?? [])];
  const known = wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag !== undefined && tag in catalogues);
  return (known as Language | undefined) ?? "en";
}

/** Put a language on screen: fetch its catalogue, then turn the page to its direction. */
export async function useLanguage(next: Language): Promise<void> {
  const loaded = await catalogues[next]();
  installCatalogue(next, loaded.default);
  if (typeof document === "undefined") return;
  document.documentElement.lang = next;
  document.documentElement.dir = direction(next);
}

/** Choose a language on this device and put it on screen. */
export async function chooseLanguage(next: Language): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, next);
  await useLanguage(next);
}

/** Make a catalogue the one `t` reads from. */
export function installCatalogue(next: Language, entries: Catalogue): void {
  catalogue.value = entries;
  current.value = next;
}

/** Which way a language is written. */
export function direction(tag: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(tag.split("-")[0] ?? tag) ? "rtl" : "ltr";
}

/** The words of a key. A plural message takes `count`, which is shown with the language's digits. */
export function t<K extends MessageKey>(key: K, ...[params]: Arguments<K>): string {
  const entry = catalogue.value[key];
  if (entry === undefined) throw new Error(`no message ${key}`);
  const values = (params ?? {}) as Record<string, string | number>;
  return fill(typeof entry === "string" ? entry : pluralForm(entry, Number(values.count)), values);
}

/** The words of a key that is put together at run time, or null when the catalogue has no such key. */
export function lookUp(key: string, values: Record<string, string | number> = {}): string | null {
  const entry = catalogue.value[key];
  if (entry === undefined) return null;
  return fill(typeof entry === "string" ? entry : pluralForm(entry, Number(values.count)), values);
}

/** A name or time inside a sentence, kept apart from the sentence's direction. */
export function bdi(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A word as it begins a line. */
export function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase(current.value) + word.slice(1);
}

/** A day with its weekday, for example "Tuesday 14 October"; the year only when it is another one. */
export function formatDay(day: Day, style: "long" | "short" = "long", today?: Day): string {
  const sameYear = today === undefined || day.slice(0, 4) === today.slice(0, 4);
  return dateFormat({
    weekday: style,
    day: "numeric",
    month: style,
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(noon(day));
}

/** A day without its weekday, for example "14 October". */
export function formatDate(day: Day, today?: Day): string {
  const sameYear = today === undefined || day.slice(0, 4) === today.slice(0, 4);
  return dateFormat({ day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }), timeZone: "UTC" }).format(
    noon(day),
  );
}

/** A wall time `HH:MM` or an instant, as clocks are read here. */
export function formatTime(time: WallTime | Instant, zone = "UTC"): string {
  const isWall = time.length === 5;
  const at = isWall ? new Date(`2000-01-01T${time}:00Z`) : new Date(time);
  return dateFormat({ hour: "numeric", minute: "2-digit", timeZone: isWall ? "UTC" : zone }).format(at);
}

/** "today", "yesterday", "tomorrow", within six days the weekday, else the date. */
export function relativeDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day);
  if (Math.abs(distance) <= 1) {
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(distance, "day");
  }
  if (Math.abs(distance) <= 6) return dateFormat({ weekday: "long", timeZone: "UTC" }).format(noon(day));
  return formatDay(day, "short", today);
}

/** Short weekday names, Monday first, with their bit in a weekday mask. */
export function weekdayNames(style: "short" | "long" = "short"): { bit: number; name: string }[] {
  const monday = "2024-01-01";
  const format = dateFormat({ weekday: style, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, index) => ({ bit: 1 << index, name: format.format(noon(addDays(monday, index))) }));
}

/** Words joined as the language joins them: "a, b and c". */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);
}

/** A country by its code, as the language calls it. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code;
}

/** A number with the language's digits. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

function pluralForm(entry: Exclude<Entry, string>, count: number): string {
  const form = entry[new Intl.PluralRules(current.value).select(count)] ?? entry.other;
  if (form === undefined) throw new Error("a plural message needs the form `other`");
  return form;
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === "number" ? digits(value) : value;
  });
}

// The first number formatter of a page costs a tenth of its start on a slow phone; a small count in English needs none.
function digits(value: number): string {
  const plain = current.value === "en" && Number.isInteger(value) && value >= 0 && value < 1000;
  return plain ? String(value) : formatNumber(value, 1);
}

/** The browser's own regional variant of the language on screen, so that dates look like at home. */
function locale(): string {
  const regional = globalThis.navigator?.languages?.find((tag) => tag.split("-")[0] === current.value);
  return regional ?? current.value;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, format);
  }
  return format;
}

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}
