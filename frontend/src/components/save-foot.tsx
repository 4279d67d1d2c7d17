/** The one filled button at the foot of a sheet, and what saving means right now. */

import type { VNode } from "preact";
import { t } from "../i18n";
import { Icon } from "../icon";
import { syncState } from "../store/state";

interface SaveFootProps {
  label: string;
  disabled?: boolean;
  save: () => void;
}

/** Without a connection it says where the words go. */
export function SaveFoot({ label, disabled = false, save }: SaveFootProps): VNode {
  return (
    <>
      <button type="button" class="btn btn--primary btn--lg btn--block" disabled={disabled} onClick={save}>
        {label}
      </button>
      {syncState.value === "offline" && (
        <p class="sync sync--center">
          <Icon name="cloud-slash" />
          {t("log.offline")}
        </p>
      )}
    </>
  );
}
