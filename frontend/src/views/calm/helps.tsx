/** What helps this child: tiles in the order of the child's own record. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { linesOf } from "../../about/lines";
import { keepWay } from "../../about/telling";
import { toggled, open } from "../../calm/begun";
import { type Helper, helpersOf } from "../../calm/helps";
import { waysFor } from "../../calm/ways";
import { Plate } from "../../components/plate";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { isParent } from "../../roles";
import { Link } from "../../router";
import { begun, keepBegun } from "../../store/begun";
import type { Way } from "../../store/content-types";
import { content, snapshot } from "../../store/state";
import type { Child } from "../../store/types";
import { toast } from "../../toast";
import { WayTile } from "./way-tile";

/** A tap says that it is tried now; what helped is said later, or not at all. */
export function Helps({ child }: { child: Child }): VNode {
  const helpers = helpersOf(snapshot.value, child.id);
  const tried = begun.value[child.id]?.tried ?? [];
  const turn = (root: string) => keepBegun(child.id, (known) => toggled(open(known, new Date()), root, new Date()));
  const name = { child: bdi(child.nickname) };
  return (
    <section class="stack" aria-labelledby="helps">
      <div class="section-h">
        <h2 id="helps">{t("calm.helps", name)}</h2>
        <Link class="link" href="/calm/board">
          {t("calm.show", name)}
        </Link>
      </div>
      {helpers.length > 0 && (
        <div class="help-grid">
          {helpers.map((helper) => (
            <HelpTile
              key={helper.line.root}
              helper={helper}
              tried={tried.includes(helper.line.root)}
              turn={() => turn(helper.line.root)}
            />
          ))}
        </div>
      )}
      {isParent.value && <Offer child={child} none={helpers.length === 0} />}
      {isParent.value && helpers.length > 0 && (
        <Link class="link link--start t-small" href="/about">
          {t("calm.change")}
        </Link>
      )}
      {!isParent.value && helpers.length === 0 && <p class="t-2">{t("calm.helps-none")}</p>}
    </section>
  );
}

interface HelpTileProps {
  helper: Helper;
  tried: boolean;
  turn: () => void;
}

function HelpTile({ helper: { line, tried: times, helped }, tried, turn }: HelpTileProps): VNode {
  return (
    <button type="button" class="help-tile" aria-pressed={tried} onClick={turn}>
      <Plate picture={line.picture} />
      {tried && <Icon name="check-bold" class="help-tile__tick" />}
      <span>
        {line.title}
        {line.note && <small>{line.note}</small>}
        {helped > 0 && <small class="help-tile__count">{t("calm.helped", { helped, tried: times })}</small>}
      </span>
    </button>
  );
}

/** General ways for a family that keeps nothing yet; they stay open until the screen is left. */
function Offer({ child, none }: { child: Child; none: boolean }): VNode | null {
  const offers = useSignal(none);
  if (!offers.value) return null;
  const kept = linesOf(snapshot.value, child.id, "calm");
  const ways = waysFor(content.value?.ways ?? [], "calm", snapshot.value.profiles.get(child.id)?.senses, kept);
  if (ways.length === 0) return null;
  return (
    <>
      <p class="t-2">{t("calm.keep-text", { child: bdi(child.nickname) })}</p>
      <div class="help-grid">
        {ways.map((way) => (
          <WayTile key={way.id} way={way} keep={() => void keep(child, way)} />
        ))}
      </div>
    </>
  );
}

async function keep(child: Child, way: Way): Promise<void> {
  toast({ text: t("calm.kept", { way: bdi(way.title) }), undo: await keepWay(child.id, way) });
}
