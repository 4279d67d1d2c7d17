/** The frame of a therapist's screens: side, head, main. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { NoConnection } from "../api";
import { problemWords } from "../api/problem-words";
import { Brand } from "../components/brand";
import { Initials } from "../components/initials";
import { usePageTitle } from "../components/title";
import { Icon } from "../icon";
import { bdi, t } from "../i18n";
import { Link, navigate } from "../router";
import { signOut } from "../store/session";
import { me } from "../store/state";
import { toast } from "../toast";
import { type Keys, useKeys } from "./keys";
import { KeysSheet } from "./keys-sheet";
import { room } from "./room";

interface DeskProps {
  head: VNode;
  children: ComponentChildren;
  /** Families with something new; unknown inside one family. */
  newCount?: number;
  keys: Keys;
}

/** Side at the desk, a bar on small screens; the same order for reading. */
export function Desk({ head, children, newCount = 0, keys }: DeskProps): VNode {
  usePageTitle(t("desk.caseload"));
  const help = useSignal(false);
  const ask = () => (help.value = true);
  useKeys({ ...keys, "?": ask });
  return (
    <div class="desk" data-room={room.value}>
      <header class="side">
        <Brand />
        <Places newCount={newCount} />
        {me.value?.demo && <p class="side__demo t-caption">{t("desk.demo")}</p>}
        <div class="side__foot">
          <button type="button" class="side__keys" onClick={ask}>
            <Icon name="keyboard" />
            <span class="side__word">{t("desk.keys")}</span>
            <kbd class="kbd">?</kbd>
          </button>
          <Person />
        </div>
      </header>
      <main class="desk__main">
        {head}
        {children}
      </main>
      {help.value && <KeysSheet close={() => (help.value = false)} />}
    </div>
  );
}

function Places({ newCount }: { newCount: number }): VNode {
  return (
    <nav aria-label={t("desk.nav")}>
      <Link href="/caseload" aria-current="page">
        <Icon name="tray-fill" />
        <span class="side__word">{t("desk.caseload")}</span>
        {newCount > 0 && <span class="count">{newCount}</span>}
      </Link>
      {me.value?.family && (
        <Link href="/">
          <Icon name="house" />
          <span class="side__word">{t("desk.family-app")}</span>
        </Link>
      )}
      {!me.value?.demo && (
        <Link href="/settings/security">
          <Icon name="key" />
          <span class="side__word">{t("security.title")}</span>
        </Link>
      )}
    </nav>
  );
}

function Person(): VNode {
  const name = me.value?.account.name ?? "";
  const label = me.value?.demo ? t("settings.leave-demo") : t("desk.sign-out");
  return (
    <div class="side__person">
      <Initials name={name} />
      <span class="side__name t-strong">{bdi(name)}</span>
      <button type="button" class="icon-btn" aria-label={label} title={label} onClick={() => void leave()}>
        <Icon name="sign-out" class="icon--dir" />
      </button>
    </div>
  );
}

async function leave(): Promise<void> {
  try {
    const { done } = await signOut();
    // Somebody who is a parent too may have words waiting; the settings know how to let them go.
    navigate(done ? "/welcome" : "/settings");
  } catch (error) {
    toast({ text: error instanceof NoConnection ? t("desk.sign-out-failed") : problemWords(error) });
  }
}
