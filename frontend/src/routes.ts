/** Which view answers which address. Every row is its own chunk, fetched when it is needed. */

import type { ComponentType } from "preact";

export interface ViewProps {
  params: Record<string, string>;
}

/** Who may open it: a parent or carer with a family, a therapist, or anybody. */
export type Audience = "family" | "therapist" | "signed-in" | "anyone";

export interface RouteRow {
  path: string;
  name: RouteName;
  audience: Audience;
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
}

export type RouteName = string;

export const routes: RouteRow[] = [];
