/** Numbers that dial at a tap: the emergency number large, the others as rows. */

import type { VNode } from "preact";
import { Plate } from "../../components/plate";
import { dial, type HelpNumber } from "../../help/numbers";
import { wordsFor, wordsHere } from "../../help/numbers-here";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";

interface CallListProps {
  numbers: HelpNumber[];
  /** The emergency number stays in the list, for cards that are read away from it. */
  quiet?: boolean;
}

/** The first is the emergency number: one filled button, unless the screen has another. */
export function CallList({ numbers, quiet = false }: CallListProps): VNode {
  const [first, ...rest] = numbers;
  return (
    <div class="stack">
      {first && <EmergencyButton number={first} quiet={quiet} />}
      {rest.length > 0 && (
        <div class="rows">
          {rest.map((one) => (
            <CallRow key={one.own?.id ?? `${one.what} ${one.number}`} number={one} />
          ))}
        </div>
      )}
    </div>
  );
}

function EmergencyButton({ number, quiet }: { number: HelpNumber; quiet: boolean }): VNode {
  const look = quiet ? "btn btn--lg btn--block" : "btn btn--primary btn--lg btn--block";
  return (
    <div class="stack stack--2">
      <a class={look} href={dial(number.number)}>
        <Icon name="phone" />
        <span>{t("help.call", { number: bdi(number.number) })}</span>
      </a>
      <p class="t-small t-2">{wordsHere(number)}</p>
    </div>
  );
}

/** One number as a row; the whole row dials. */
export function CallRow({ number }: { number: HelpNumber }): VNode {
  return (
    <a class="row" href={dial(number.number)}>
      <Plate icon="phone" size="s" tone="sage" />
      <span class="grow">
        <span class="row__title">
          <bdi>{number.number}</bdi>
        </span>
        <span class="row__sub">{number.what === "emergency" ? wordsHere(number) : wordsFor(number)}</span>
      </span>
    </a>
  );
}
