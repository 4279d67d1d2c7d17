/** What this device is called: the name its passkey gets, so that it can be told from others later. */

import type { Device } from "../../api/devices";
import type { Reading } from "../../api/reading";
import { t } from "../../i18n";

/** Browser and system as the service knows them, or "This device" as long as they are not known. */
export function deviceName(devices: Reading<Device[]>): string {
  const state = devices.state.value;
  const here = state.is === "here" ? state.value.find(({ current }) => current) : undefined;
  return here?.label || t("security.passkey.default");
}
