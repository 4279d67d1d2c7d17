/** Ways to sign in, what helps when one is lost, and the devices that are signed in. */

import type { VNode } from "preact";
import { type Credentials, readCredentials } from "../../api/credentials";
import { readDevices } from "../../api/devices";
import { useReading } from "../../api/reading";
import { Banner } from "../../components/banner";
import { Live } from "../../components/live";
import { PlainPage } from "../../components/page";
import { RecoveredBanner } from "../../components/recovered-banner";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { me } from "../../store/state";
import { deviceName } from "./device-name";
import { Devices } from "./devices";
import { OtherWays } from "./other-ways";
import { Passkeys } from "./passkeys";

/** Always asked fresh: nothing of it is kept on a device. */
export default function SecurityView(): VNode {
  const credentials = useReading(readCredentials);
  const devices = useReading(readDevices);
  const changed = () => {
    void credentials.ask();
    // A new password may have signed the others out.
    void devices.ask();
  };
  const back = me.value?.family ? "/settings" : "/caseload";
  return (
    <PlainPage head={<BackBar title={t("security.title")} to={back} />}>
      <RecoveredBanner here />
      <Live reading={credentials} alone={t("security.alone")}>
        {(known) => <Ways known={known} device={deviceName(devices)} changed={changed} />}
      </Live>
      {credentials.state.value.is === "here" && (
        <Live reading={devices} alone={t("security.alone")}>
          {(list) => <Devices devices={list} changed={() => void devices.ask()} />}
        </Live>
      )}
    </PlainPage>
  );
}

interface WaysProps {
  known: Credentials;
  /** What this device is called. */
  device: string;
  changed: () => void;
}

function Ways({ known, device, changed }: WaysProps): VNode {
  if (me.value?.demo) {
    return (
      <Banner tone="info" icon="key" title={t("security.demo")}>
        {t("security.demo-text")}
      </Banner>
    );
  }
  return (
    <>
      {!known.is_enough && (
        <Banner tone="info" icon="key" title={t("security.one-way")}>
          {t("security.one-way-text")}
        </Banner>
      )}
      <Passkeys passkeys={known.passkeys} possible={known.passkeys_possible} device={device} changed={changed} />
      <OtherWays known={known} changed={changed} />
    </>
  );
}
