/** What a child is deep into: words the ideas know, and the family's own. */

import type { VNode } from "preact";
import { Chips } from "../../components/chips";
import { OwnWord } from "../../components/own-word";
import { bdi, capitalised, lookUp, t } from "../../i18n";
import { knownInterests, LONGEST_INTEREST, MOST_INTERESTS, withInterest } from "../../profile/profile";
import { act } from "../../store/outbox";
import { content } from "../../store/state";
import type { Child } from "../../store/types";

/** One tap adds or takes away; own words join as a chip. */
export function Interests({ child, interests }: { child: Child; interests: string[] }): VNode {
  const keep = (next: string[]) => act("describe_child", { child_id: child.id, interests: next });
  const known = knownInterests(content.value?.activities ?? []);
  const own = interests.filter((one) => !known.includes(one));
  const toggle = (one: string) =>
    void keep(interests.includes(one) ? interests.filter((other) => other !== one) : withInterest(interests, one));
  return (
    <section class="stack" aria-label={t("senses.interests-label")}>
      <Chips
        large
        kind="many"
        name="interest"
        legend={t("senses.interests", { child: bdi(child.nickname) })}
        choices={[...known, ...own].map((value) => ({ value, label: interestInWords(value) }))}
        chosen={interests}
        toggle={toggle}
      />
      {interests.length < MOST_INTERESTS && (
        <OwnWord
          label={t("senses.own-word")}
          button={t("senses.add")}
          longest={LONGEST_INTEREST}
          add={(word) => void keep(withInterest(interests, word))}
        />
      )}
    </section>
  );
}

/** A code has its word in the language on screen; an own word is itself. */
function interestInWords(interest: string): string {
  return capitalised(lookUp(`interest.${interest}`) ?? interest);
}
