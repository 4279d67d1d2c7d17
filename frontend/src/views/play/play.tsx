/** Play: the idea that fits now, and more of them, the calmest first. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { FilterChip } from "../../components/chips";
import { Empty } from "../../components/empty";
import { IdeaCard } from "../../components/idea-card";
import { Page } from "../../components/page";
import { TopBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { fittingIdeas, type Wish } from "../../play/filter";
import type { Energy } from "../../store/content-types";
import { content, currentChild, snapshot } from "../../store/state";
import { clock, today } from "../../today/calendar";
import { factsOf, pickIdea } from "../../today/ideas";
import { reasonInWords } from "../today/suggestions";

const MINUTES = [5, 10] as const;
const ENERGIES: Energy[] = ["low", "medium", "high"];

// Kept for the visit, so that looking at an idea and coming back changes nothing.
const wish = signal<Wish>({ minutes: null, energy: null });

/** The library of ideas. */
export default function PlayView(): VNode {
  const child = currentChild.value;
  const eyebrow = child ? t("play.for", { child: bdi(child.nickname) }) : undefined;
  return (
    <Page head={<TopBar title={t("tab.play")} eyebrow={eyebrow} />} log="round">
      {content.value ? <Ideas /> : <Empty title={t("play.none-yet")} text={t("play.none-yet-text")} />}
    </Page>
  );
}

function Ideas(): VNode {
  const child = currentChild.value;
  const fitting = fittingIdeas(content.value?.activities ?? [], child?.age_band ?? null, wish.value);
  const facts = child && factsOf(snapshot.value, child.id, child.age_band, today.value, clock.value);
  const first = facts && pickIdea(fitting, facts);
  const others = fitting.filter(({ id }) => id !== first?.item.id);
  return (
    <>
      <Filters />
      {first && (
        <section class="stack" aria-labelledby="fits">
          <div class="section-h">
            <h2 id="fits">{t("play.fits")}</h2>
          </div>
          <IdeaCard activity={first.item} reason={reasonInWords(first.reason)} first />
        </section>
      )}
      {others.length > 0 && (
        <section class="stack" aria-labelledby="more">
          <div class="section-h">
            <h2 id="more">{t("play.more", { count: others.length })}</h2>
            <span class="t-small t-2">{t("play.calmest")}</span>
          </div>
          {others.map((activity) => (
            <IdeaCard key={activity.id} activity={activity} />
          ))}
        </section>
      )}
      {fitting.length === 0 && <p class="t-2">{t("play.none-fit")}</p>}
    </>
  );
}

function Filters(): VNode {
  const { minutes, energy } = wish.value;
  return (
    <div class="scroll-x" role="group" aria-label={t("play.filters")}>
      {MINUTES.map((one) => (
        <Chip
          key={one}
          label={t("play.up-to", { minutes: one })}
          on={minutes === one}
          turn={(on) => (wish.value = { minutes: on ? one : null, energy })}
        />
      ))}
      {ENERGIES.map((one) => (
        <Chip
          key={one}
          label={t(`energy.${one}`)}
          on={energy === one}
          turn={(on) => (wish.value = { minutes, energy: on ? one : null })}
        />
      ))}
    </div>
  );
}

function Chip({ label, on, turn }: { label: string; on: boolean; turn: (on: boolean) => void }): VNode {
  return (
    <FilterChip label={label} pressed={on} press={() => turn(!on)}>
      {on && <Icon name="x" />}
    </FilterChip>
  );
}
