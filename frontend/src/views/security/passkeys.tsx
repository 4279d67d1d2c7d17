/** Passkeys: the phone, the computer or a key that opens the app without a password. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { addPasskey, type Passkey } from "../../api/credentials";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { Icon } from "../../icon";
import { formatDate, t } from "../../i18n";
import { now } from "../../store/state";
import { deviceZone, localDay } from "../../time";
import { toast } from "../../toast";
import { whenInWords } from "../../when";
import { knowsPasskeys } from "../../webauthn";
import { PasskeySheet } from "./passkey-sheet";
import { Trouble, useTrying } from "./trying";

interface PasskeysProps {
  passkeys: Passkey[];
  /** False where the service has no HTTPS address with a name. */
  possible: boolean;
  /** The name a new passkey gets. */
  device: string;
  changed: () => void;
}

/** The list, and one button that adds this device. */
export function Passkeys({ passkeys, possible, device, changed }: PasskeysProps): VNode {
  const open = useSignal<Passkey | null>(null);
  const { attempt, busy, trouble } = useTrying();
  const here = possible && knowsPasskeys();
  const add = () =>
    attempt(async () => {
      await addPasskey(freeName(device, passkeys));
      toast({ text: t("security.passkey.added") });
      changed();
    });
  const close = () => (open.value = null);
  return (
    <section class="stack" aria-labelledby="passkeys">
      <div class="section-h">
        <h2 id="passkeys">{t("security.passkeys")}</h2>
      </div>
      <p class="t-2">{here ? t("security.passkeys-text") : whyNot(possible)}</p>
      <Trouble words={trouble} />
      {passkeys.length > 0 && <List passkeys={passkeys} open={(passkey) => (open.value = passkey)} />}
      {here && (
        <button type="button" class="btn btn--block" aria-disabled={busy} onClick={add}>
          <Icon name="plus" />
          {t("security.passkey.add")}
        </button>
      )}
      {open.value && <PasskeySheet passkey={open.value} close={close} changed={changed} />}
    </section>
  );
}

function List({ passkeys, open }: { passkeys: Passkey[]; open: (passkey: Passkey) => void }): VNode {
  return (
    <div class="rows">
      {passkeys.map((passkey) => (
        <Row
          key={passkey.id}
          plate={<Plate icon="fingerprint" size="s" tone="sage" />}
          title={passkey.name}
          sub={usedInWords(passkey)}
          press={() => open(passkey)}
        />
      ))}
    </div>
  );
}

function whyNot(possible: boolean): string {
  return possible ? t("security.passkeys-browser") : t("security.passkeys-insecure");
}

function usedInWords({ created_at, last_used_at }: Passkey): string {
  const zone = deviceZone();
  if (last_used_at) return t("security.used", { when: whenInWords(last_used_at, now.value, zone) });
  return t("security.added", { day: formatDate(localDay(new Date(created_at), zone, 0), localDay(now.value, zone, 0)) });
}

// Two passkeys of one browser are told apart by a number until somebody gives them better names.
function freeName(device: string, passkeys: Passkey[]): string {
  const taken = new Set(passkeys.map(({ name }) => name));
  for (let number = 2; taken.has(device); number += 1) {
    const next = t("security.passkey.numbered", { device, number });
    if (!taken.has(next)) return next;
  }
  return device;
}
