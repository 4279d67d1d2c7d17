/** What a push brings: the declarative form, which browsers that know it show without this worker. */

import { build } from "./build";

/** A reminder, the word that somebody has done it, something new from a therapist, the test somebody asked for. */
export type MessageKind = "reminder" | "done" | "notice" | "test";

export interface Message {
  title: string;
  body: string;
  lang: string;
  dir: NotificationDirection;
  /** What a later message of the same matter replaces; empty where nothing does. */
  tag: string;
  silent: boolean;
  kind: MessageKind;
  occurrence: string;
  /** Single-purpose: reports that this arrived, and presses the buttons. Empty where there is nothing to report. */
  token: string;
  /** 0, then one more after each "in ten minutes". */
  turn: number;
  actions: { action: string; title: string }[];
}

interface Wire {
  notification: Partial<Pick<Message, "title" | "body" | "lang" | "dir" | "tag" | "silent" | "actions">> & {
    data?: { o?: string; t?: string; k?: string; n?: number };
  };
}

const KINDS = new Set<string>(["reminder", "done", "notice", "test"]);

/** The message of a push; neutral words where it cannot be read, as something must be shown for every one. */
export function readMessage(text: string | undefined): Message {
  try {
    const { notification } = JSON.parse(text ?? "") as Wire;
    if (typeof notification.title === "string") return completed(notification);
  } catch {
    // unreadable: say the neutral words below
  }
  return completed({ title: build.words.title, body: build.words.body });
}

// `navigate` is left out on purpose: with it, browsers skip `notificationclick` and the buttons do nothing.
function completed({ data = {}, actions = [], ...said }: Wire["notification"]): Message {
  return {
    title: said.title ?? "",
    body: said.body ?? "",
    lang: said.lang ?? "",
    dir: said.dir ?? "auto",
    tag: said.tag ?? "",
    silent: said.silent ?? false,
    kind: KINDS.has(data.k ?? "") ? (data.k as MessageKind) : "reminder",
    occurrence: data.o ?? "",
    token: data.t ?? "",
    turn: data.n ?? 0,
    actions: actions.map(({ action, title }) => ({ action, title })),
  };
}
