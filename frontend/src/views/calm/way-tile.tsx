/** One general way to calm, with what to watch for. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { t } from "../../i18n";
import type { Way } from "../../store/content-types";

interface WayTileProps {
  way: Way;
  /** Keeps it for a child; left out where nobody is signed in. */
  keep?: () => void;
}

/** Nothing to press on it but Keep. */
export function WayTile({ way: { title, note, caution, picture }, keep }: WayTileProps): VNode {
  return (
    <div class="help-tile">
      <Plate picture={picture} />
      <span class="grow">
        {title}
        <small>{note}</small>
        {caution && <small>{caution}</small>}
      </span>
      {keep && (
        <button type="button" class="btn btn--compact" aria-label={t("calm.keep-way", { way: title })} onClick={keep}>
          {t("calm.keep")}
        </button>
      )}
    </div>
  );
}
