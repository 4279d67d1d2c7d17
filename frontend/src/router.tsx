/** Addresses inside the app: the History API, one signal, focus to the heading after every move. */

import { type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type RouteName, type RouteRow, routes } from "./routes";

export interface Route {
  name: RouteName | "not-found";
  params: Record<string, string>;
  path: string;
  query: URLSearchParams;
  row: RouteRow | null;
}

const current = signal<Route>(match(typeof location === "undefined" ? "/" : location.pathname + location.search));

/** Where the person is now. */
export const route: ReadonlySignal<Route> = current;

/** Go to an address of the app; `replace` leaves no step behind. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (path === location.pathname + location.search) return;
  rememberScroll();
  if (options.replace) history.replaceState({ y: 0, depth: depth() }, "", path);
  else history.pushState({ y: 0, depth: depth() + 1 }, "", path);
  current.value = match(path);
}

/** Step back, or to `fallback` when the app was opened on this very page. */
export function goBack(fallback = "/", steps = 1): void {
  if (depth() > 0) history.go(-steps);
  else navigate(fallback, { replace: true });
}

/** Listen to back and forward; call once. */
export function startRouter(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => {
    current.value = match(location.pathname + location.search);
  });
}

/** After a view is on screen: heading gets the focus, the page stands where it stood. */
export function settle(first: boolean): void {
  const y = place().y ?? 0;
  scrollTo(0, y);
  if (first || document.querySelector("[aria-modal=true]")?.contains(document.activeElement)) return;
  const heading = document.querySelector<HTMLElement>("h1");
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export interface LinkProps {
  href: string;
  children?: ComponentChildren;
  class?: string;
  replace?: boolean;
  [attribute: string]: unknown;
}

/** An ordinary link that stays inside the app; with a modifier key the browser does what it always does. */
export function Link({ href, replace = false, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href, { replace });
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

/** The row a path belongs to, with its parameters. */
export function match(address: string): Route {
  const url = new URL(address, "https://evenday.invalid");
  const parts = url.pathname.split("/").filter(Boolean);
  for (const row of routes) {
    const params = fit(row.path.split("/").filter(Boolean), parts);
    if (params) return { name: row.name, params, path: url.pathname, query: url.searchParams, row };
  }
  return { name: "not-found", params: {}, path: url.pathname, query: url.searchParams, row: null };
}

function fit(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (!wanted.startsWith(":")) {
      if (wanted !== part) return null;
      continue;
    }
    const read = decoded(part);
    if (read === null) return null;
    params[wanted.slice(1)] = read;
  }
  return params;
}

/** What a part of an address says; null where it is cut off in the middle of a letter. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** What this app keeps with each step of the history: where the page stood, how many steps it took. */
function place(): { y?: number; depth?: number } {
  return (history.state as { y?: number; depth?: number } | null) ?? {};
}

function depth(): number {
  return place().depth ?? 0;
}

function rememberScroll(): void {
  history.replaceState({ ...place(), y: scrollY }, "");
}
