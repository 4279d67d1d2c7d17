/** A link that signs one more device in: shown to its camera, or sent, within ten minutes. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { type EntryLink, makeEntryLink } from "../../api/credentials";
import { Sheet } from "../../components/sheet";
import { Icon } from "../../icon";
import { t } from "../../i18n";
import { QrCode } from "./qr-code";
import { Trouble, useTrying } from "./trying";

/** The link works once; when its time is over it goes from the screen. */
export function AddDeviceSheet({ close }: { close: () => void }): VNode {
  const link = useSignal<EntryLink | null>(null);
  const { attempt, busy, trouble } = useTrying();
  const make = () =>
    attempt(async () => {
      link.value = null;
      link.value = await makeEntryLink();
    });
  useEffect(make, []);
  const left = useSecondsLeft(link.value?.expires_at ?? null);
  const over = link.value !== null && left === 0;
  return (
    <Sheet title={t("security.device.add")} close={close}>
      <Trouble words={trouble} />
      {link.value && !over && <Shown link={link.value} left={left} />}
      {over && <p role="status">{t("security.link-over")}</p>}
      {(over || (trouble !== null && !link.value)) && (
        <button type="button" class="btn btn--primary btn--lg btn--block" aria-disabled={busy} onClick={make}>
          {t("security.link-again")}
        </button>
      )}
    </Sheet>
  );
}

function Shown({ link, left }: { link: EntryLink; left: number }): VNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal("");
  const copy = async () => {
    field.current?.select();
    const copied = await navigator.clipboard?.writeText(link.url).then(() => true, () => false);
    said.value = copied ? t("sharing.copied") : t("sharing.copy-by-hand");
  };
  return (
    <>
      <p class="t-2">{t("security.link-text")}</p>
      <QrCode image={link.qr} label={t("security.link-qr")} />
      <p class="t-small t-2 center" role="timer" aria-live="off">
        {t("security.link-left", { time: clockOf(left) })}
      </p>
      <div class="field">
        <label for={id}>{t("sharing.link")}</label>
        <input class="input" id={id} ref={field} readOnly value={link.url} dir="ltr" />
      </div>
      <button type="button" class="btn btn--block" onClick={() => void copy()}>
        <Icon name="copy" />
        {t("sharing.copy")}
      </button>
      <p class="t-small t-2" role="status">
        {said.value}
      </p>
    </>
  );
}

/** Seconds until an instant, counted on screen; 0 when it is over. */
function useSecondsLeft(until: string | null): number {
  const left = useSignal(secondsTo(until));
  useEffect(() => {
    left.value = secondsTo(until);
    const timer = setInterval(() => (left.value = secondsTo(until)), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : left.value;
}

function secondsTo(until: string | null): number {
  return until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000));
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
