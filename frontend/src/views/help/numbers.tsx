/** Numbers to call: those of a country, and the family's own beside or instead of them. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { PlainPage } from "../../components/page";
import { SelectField } from "../../components/select-field";
import { BackBar } from "../../components/top-bar";
import { chooseCountry, country, mayChoose } from "../../help/country";
import type { HelpNumber } from "../../help/numbers";
import { numbersHere } from "../../help/numbers-here";
import { countryName, t } from "../../i18n";
import { Icon } from "../../icon";
import { isParent } from "../../roles";
import { content, me } from "../../store/state";
import type { Contact } from "../../store/types";
import { CallRow } from "./call-list";
import { ContactSheet } from "./contact-sheet";
import { NotHelp } from "./not-help";

/** Anyone may look and call; what the family keeps is its parents' to change. */
export default function HelpNumbersView(): VNode {
  const open = useSignal<Contact | "new" | null>(null);
  const close = () => (open.value = null);
  return (
    <PlainPage head={<BackBar title={t("help.numbers")} to="/help" />}>
      <Country />
      <div class="rows">
        {numbersHere().map((one) => (
          <NumberRow key={one.own?.id ?? `${one.what} ${one.number}`} number={one} change={(row) => (open.value = row)} />
        ))}
      </div>
      {isParent.value && (
        <button type="button" class="btn btn--block" onClick={() => (open.value = "new")}>
          <Icon name="plus" />
          {t("help.add-number")}
        </button>
      )}
      <p class="t-small t-2">{t("help.unchecked")}</p>
      <NotHelp />
      {open.value && <ContactSheet contact={open.value === "new" ? null : open.value} close={close} />}
    </PlainPage>
  );
}

/** The pack's countries by name. */
function Country(): VNode {
  const codes = (content.value?.numbers ?? []).map((one) => one.country);
  const options = codes.map((value) => ({ value, label: countryName(value) }));
  return (
    <SelectField
      label={t("help.country")}
      value={country.value}
      none={t("help.country-none")}
      options={options.sort((a, b) => a.label.localeCompare(b.label))}
      choose={(next) => void chooseCountry(next)}
      hint={hint()}
      disabled={!mayChoose.value}
    />
  );
}

function hint(): string {
  if (!me.value?.family) return t("help.country-device");
  return mayChoose.value ? t("help.country-family") : t("help.country-carer");
}

/** A number of the family's own has its own way to change it, beside the row that dials. */
function NumberRow({ number, change }: { number: HelpNumber; change: (contact: Contact) => void }): VNode {
  const { own } = number;
  if (!own || !isParent.value) return <CallRow number={number} />;
  return (
    <div class="call-row">
      <CallRow number={number} />
      <button
        type="button"
        class="icon-btn"
        aria-label={t("help.change-number", { label: own.label })}
        onClick={() => change(own)}
      >
        <Icon name="pencil-simple" />
      </button>
    </div>
  );
}
