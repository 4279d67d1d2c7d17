/** The chips that narrow the ideas: each opens a small sheet, a chosen one is let go by its ✕. */

import { signal, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n";
import { Icon } from "../../icon";
import { chosenFirst, type FilterName, type Filters, NO_FILTERS } from "../../play/filter";
import { filterInWords } from "../../play/words";
import { FilterSheet } from "./filter-sheet";

/** Kept for the visit, so that looking at an idea and coming back changes nothing. */
export const filters = signal<Filters>(NO_FILTERS);

/** Chosen chips move to the front. */
export function FilterRow(): VNode {
  const open = useSignal<FilterName | null>(null);
  const touched = useRef<FilterName | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const change = (name: FilterName, value: Partial<Filters>) => {
    touched.current = name;
    filters.value = { ...filters.value, ...value };
  };
  // A chip that moves to another place loses the focus; whoever uses a keyboard goes on from it.
  useEffect(() => {
    if (open.value !== null || touched.current === null) return;
    const chip = row.current?.querySelector<HTMLElement>(`[data-filter=${touched.current}]`);
    touched.current = null;
    chip?.focus({ preventScroll: true });
    row.current?.scrollTo({ left: 0 });
  }, [filters.value, open.value]);
  return (
    <>
      <div class="scroll-x" role="group" aria-label={t("play.filters")} ref={row}>
        {chosenFirst(filters.value).map((name) => (
          <FilterChip key={name} name={name} open={() => (open.value = name)} letGo={() => change(name, { [name]: null })} />
        ))}
      </div>
      {open.value && <FilterSheet name={open.value} filters={filters.value} change={change} close={() => (open.value = null)} />}
    </>
  );
}

interface FilterChipProps {
  name: FilterName;
  open: () => void;
  letGo: () => void;
}

function FilterChip({ name, open, letGo }: FilterChipProps): VNode {
  const set = filters.value[name] !== null;
  return (
    <button
      type="button"
      class="chip"
      data-filter={name}
      aria-pressed={set ? true : undefined}
      aria-haspopup={set ? undefined : "dialog"}
      onClick={set ? letGo : open}
    >
      {filterInWords(name, filters.value)}
      <Icon name={set ? "x" : "caret-down"} />
    </button>
  );
}
