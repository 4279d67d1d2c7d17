/** Once the account is there: sign in without a password next time, and codes on paper. Both can wait. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { addPasskey, type Credentials, readCredentials } from "../../api/credentials";
import { readDevices } from "../../api/devices";
import { useReading } from "../../api/reading";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { usePageTitle } from "../../components/title";
import { t } from "../../i18n";
import { navigate } from "../../router";
import { knowsPasskeys } from "../../webauthn";
import { CodesSheet } from "../security/codes-sheet";
import { deviceName } from "../security/device-name";
import { Trouble, useTrying } from "../security/trying";

/** Nothing here is asked twice; the same two are in the settings. */
export default function SignInOfferView(): VNode {
  usePageTitle(t("start.offer.title"));
  const account = useReading(readCredentials);
  const state = account.state.value;
  const known = state.is === "here" ? state.value : null;
  const done = known !== null && (known.passkeys.length > 0 || known.codes_left > 0);
  return (
    <div class="app">
      <main class="page page--start">
        <div class="stack stack--2">
          <h1 class="t-display" tabIndex={-1}>
            {t("start.offer.title")}
          </h1>
          <p class="t-2">{t("start.offer.text")}</p>
        </div>
        <Offers known={known} changed={() => void account.ask()} />
        <p class="t-small t-2">{t("start.offer.later")}</p>
        <div class="foot-bar">
          <button type="button" class={done ? "btn btn--primary btn--lg btn--block" : "btn btn--lg btn--block"} onClick={toToday}>
            {done ? t("start.offer.done") : t("start.offer.skip")}
          </button>
        </div>
      </main>
    </div>
  );
}

interface OffersProps {
  known: Credentials | null;
  changed: () => void;
}

function Offers({ known, changed }: OffersProps): VNode {
  const printing = useSignal(false);
  const devices = useReading(readDevices);
  const { attempt, trouble } = useTrying();
  const add = () =>
    attempt(async () => {
      await addPasskey(deviceName(devices));
      changed();
    });
  const close = () => {
    printing.value = false;
    changed();
  };
  return (
    <>
      <Trouble words={trouble} />
      <div class="rows">
        {known?.passkeys_possible && knowsPasskeys() && <PasskeyRow made={known.passkeys.length > 0} add={add} />}
        <CodesRow made={(known?.codes_left ?? 0) > 0} print={() => (printing.value = true)} />
      </div>
      {printing.value && <CodesSheet left={0} close={close} />}
    </>
  );
}

function PasskeyRow({ made, add }: { made: boolean; add: () => void }): VNode {
  return (
    <Row
      plate={<Plate icon={made ? "check" : "fingerprint"} size="s" tone="sage" />}
      title={t("start.offer.passkey")}
      sub={made ? t("start.offer.passkey-done") : t("start.offer.passkey-sub")}
      press={made ? undefined : add}
    />
  );
}

function CodesRow({ made, print }: { made: boolean; print: () => void }): VNode {
  return (
    <Row
      plate={<Plate icon={made ? "check" : "printer"} size="s" tone="butter" />}
      title={t("start.offer.codes")}
      sub={made ? t("start.offer.codes-done") : t("start.offer.codes-sub")}
      press={made ? undefined : print}
    />
  );
}

function toToday(): void {
  navigate("/", { replace: true });
}
