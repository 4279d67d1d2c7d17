/** Where this account is signed in, how to end that, and how to add a device. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type Device, signOutDevice, signOutOthers } from "../../api/devices";
import { Plate } from "../../components/plate";
import { Icon } from "../../icon";
import { bdi, t } from "../../i18n";
import { me, now } from "../../store/state";
import { deviceZone } from "../../time";
import { toast } from "../../toast";
import { whenInWords } from "../../when";
import { AddDeviceSheet } from "./add-device-sheet";
import { QuestionSheet } from "./question-sheet";

interface DevicesProps {
  devices: Device[];
  changed: () => void;
}

/** This device first; the others can be signed out from here. */
export function Devices({ devices, changed }: DevicesProps): VNode {
  const ending = useSignal<Device | "others" | null>(null);
  const adding = useSignal(false);
  const others = devices.filter(({ current }) => !current).length;
  const stopAdding = () => {
    adding.value = false;
    changed();
  };
  return (
    <section class="stack" aria-labelledby="devices">
      <div class="section-h">
        <h2 id="devices">{t("security.devices")}</h2>
      </div>
      <ul class="rows">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} end={() => (ending.value = device)} />
        ))}
      </ul>
      {!me.value?.demo && (
        <button type="button" class="btn btn--block" onClick={() => (adding.value = true)}>
          <Icon name="qr-code" />
          {t("security.device.add")}
        </button>
      )}
      {others > 1 && (
        <button type="button" class="btn btn--outline btn--block" onClick={() => (ending.value = "others")}>
          <Icon name="sign-out" />
          {t("security.device.end-others")}
        </button>
      )}
      {ending.value && <EndSheet ending={ending.value} close={() => (ending.value = null)} changed={changed} />}
      {adding.value && <AddDeviceSheet close={stopAdding} />}
    </section>
  );
}

function DeviceRow({ device, end }: { device: Device; end: () => void }): VNode {
  const name = nameOf(device);
  const seen = t("security.device.seen", { when: whenInWords(device.last_seen_at, now.value, deviceZone()) });
  return (
    <li class="row">
      <Plate icon={isSmall(device) ? "device-mobile" : "desktop"} size="s" tone="dusk" />
      <span class="grow">
        <span class="row__title">{bdi(name)}</span>
        <span class="row__sub">
          {device.current ? t("security.device.this") : seen}
          {device.kind === "shared" && ` · ${t("security.device.shared")}`}
        </span>
      </span>
      {!device.current && (
        <button type="button" class="btn btn--quiet btn--snug" aria-label={t("security.device.end-of", { name })} onClick={end}>
          {t("security.device.end")}
        </button>
      )}
    </li>
  );
}

interface EndSheetProps {
  ending: Device | "others";
  close: () => void;
  changed: () => void;
}

function EndSheet({ ending, close, changed }: EndSheetProps): VNode {
  const all = ending === "others";
  const end = async () => {
    await (all ? signOutOthers() : signOutDevice(ending.id));
    toast({ text: t("security.device.ended") });
    close();
    changed();
  };
  return (
    <QuestionSheet
      title={all ? t("security.device.others-question") : t("security.device.question", { name: bdi(nameOf(ending)) })}
      text={t("security.device.end-text")}
      go={t("security.device.end")}
      act={end}
      close={close}
    />
  );
}

function nameOf({ label }: Device): string {
  return label || t("security.device.unknown");
}

function isSmall({ label }: Device): boolean {
  return /iPhone|iPad|Android/.test(label);
}
