/** A calm corner, by what there is: nothing, a shelf, or a whole corner. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type CornerPlan, keepCorner, readCorner, ticked } from "../../calm/corner-ticks";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { Segments } from "../../components/segments";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import type { Corner } from "../../store/content-types";
import { content } from "../../store/state";

/** A list to tick on a quiet day; the ticks stay on this device. */
export default function CalmCornerView(): VNode {
  const plan = useSignal<CornerPlan>(readCorner());
  const corners = content.value?.corners ?? [];
  const corner = corners.find(({ budget }) => budget === plan.value.budget) ?? corners[0];
  const keep = (next: CornerPlan) => {
    plan.value = next;
    keepCorner(next);
  };
  return (
    <PlainPage head={<BackBar title={t("corner.title")} to="/calm" calm={false} />}>
      {corner ? <CornerList corner={corner} plan={plan.value} keep={keep} /> : <NotHereYet />}
    </PlainPage>
  );
}

interface CornerListProps {
  corner: Corner;
  plan: CornerPlan;
  keep: (plan: CornerPlan) => void;
}

function CornerList({ corner, plan, keep }: CornerListProps): VNode {
  const budgets = (content.value?.corners ?? []).map(({ budget }) => ({ value: budget, label: t(`corner.${budget}`) }));
  const keyOf = (what: string) => `${corner.id} ${what}`;
  const done = corner.things.filter(({ what }) => plan.ticked.includes(keyOf(what))).length;
  return (
    <>
      <Segments
        wrap
        label={t("corner.budget")}
        name="budget"
        segments={budgets}
        value={corner.budget}
        choose={(budget) => keep({ ...plan, budget })}
      />
      <section class="stack" aria-labelledby="corner">
        <div class="section-h">
          <h2 id="corner">{corner.title}</h2>
          <span class="t-small t-2">{t("calm.room-count", { done, of: corner.things.length })}</span>
        </div>
        <p class="t-2">{corner.summary}</p>
        <div class="rows">
          {corner.things.map((thing) => (
            <ThingRow
              key={thing.what}
              thing={thing}
              ticked={plan.ticked.includes(keyOf(thing.what))}
              turn={() => keep(ticked(plan, keyOf(thing.what)))}
            />
          ))}
        </div>
      </section>
      <p class="t-small t-2">{t("corner.stays")}</p>
    </>
  );
}

interface ThingRowProps {
  thing: Corner["things"][number];
  ticked: boolean;
  turn: () => void;
}

function ThingRow({ thing: { what, why }, ticked: done, turn }: ThingRowProps): VNode {
  return (
    <label class="row row--tight">
      <span class="grow">
        <span class="row__title row__title--plain">{what}</span>
        <span class="row__sub">{why}</span>
      </span>
      <input class="check" type="checkbox" checked={done} onChange={turn} />
    </label>
  );
}

function NotHereYet(): VNode {
  return <Empty title={t("corner.none-yet")} text={t("play.none-yet-text")} />;
}
