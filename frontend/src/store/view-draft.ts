/** A view that actions are tried on, while the one it began from stays as it was. */

import type { MutationName, Mutations } from "./mutations";
import { copyMap } from "./snapshot";
import type { Instant, Kind, View } from "./types";

/** Copies a kind's map the first time it is written to. */
export class Draft {
  readonly view: View;
  private readonly copied = new Set<Kind>();

  constructor(base: View) {
    this.view = { ...base };
  }

  edit(kind: Kind): View {
    if (!this.copied.has(kind)) {
      copyMap(this.view, kind);
      this.copied.add(kind);
    }
    return this.view;
  }
}

/** What one mutation does to the rows; gives the ids of those it touched. */
export type Effect<N extends MutationName> = (draft: Draft, args: Mutations[N], at: Instant, account: string) => string[];

/** Effects for some of the mutations, each with its own arguments. */
export type Effects<N extends MutationName> = { [Name in N]: Effect<Name> };
