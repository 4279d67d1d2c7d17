/** The small sheet behind a chip of Play. */

import type { VNode } from "preact";
import { ageInWords } from "../../age";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { AGE_BANDS, DOMAINS, ENERGIES, PLACES } from "../../play/codes";
import type { FilterName, Filters } from "../../play/filter";
import { facts } from "../../play/shelf";
import { domainInWords } from "../../play/words";
import { ThingsSheet } from "./things-sheet";

const MINUTES = [5, 10, 20];

interface FilterSheetProps {
  name: FilterName;
  filters: Filters;
  change: (name: FilterName, value: Partial<Filters>) => void;
  close: () => void;
}

interface Choice {
  label: string;
  value: Partial<Filters>;
}

/** One tap chooses and closes; of things there can be several. */
export function FilterSheet({ name, filters, change, close }: FilterSheetProps): VNode {
  if (name === "things") {
    return <ThingsSheet things={filters.things} choose={(things) => change(name, { things })} close={close} />;
  }
  const choose = (value: Partial<Filters>) => {
    change(name, value);
    close();
  };
  return (
    <Sheet title={t(`play.filter.${name}`)} close={close}>
      <div class="chips">
        {choicesOf(name).map(({ label, value }) => (
          <button type="button" class="chip" key={label} onClick={() => choose(value)}>
            {label}
          </button>
        ))}
      </div>
    </Sheet>
  );
}

function choicesOf(name: Exclude<FilterName, "things">): Choice[] {
  switch (name) {
    case "minutes":
      return MINUTES.map((minutes) => ({ label: t("play.up-to", { minutes }), value: { minutes } }));
    case "energy":
      return ENERGIES.map((energy) => ({ label: t(`energy.${energy}`), value: { energy } }));
    case "domain":
      return DOMAINS.map((domain) => ({ label: domainInWords(domain), value: { domain } }));
    case "place":
      return PLACES.filter((place) => place !== "anywhere").map((place) => ({ label: t(`place.${place}`), value: { place } }));
    case "age":
      return AGE_BANDS.filter((age) => age !== facts.value?.ageBand).map((age) => ({ label: ageInWords(age), value: { age } }));
  }
}
