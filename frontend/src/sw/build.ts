/** What the build knows and the worker needs: the version, its files, and a few words. */

import type { FileList, ServerPage } from "./precache";

export interface Build {
  version: string;
  files: FileList;
  /** The page behind a reminder, for phones whose notifications have no buttons. */
  landing: ServerPage;
  icon: string;
  badge: string;
  /** Said when a push cannot be read. */
  words: { title: string; body: string };
}

declare const BUILD: Build;

export const build = BUILD;
