/** One line of what was done or seen. */

import type { VNode } from "preact";
import type { AuditLine } from "../../api/audit";
import { Plate } from "../../components/plate";
import { iconOf, isLook, lineInWords } from "../../sharing/audit";
import { snapshot } from "../../store/state";
import { today } from "../../today/calendar";

/** The sentence, and when. */
export function LineRow({ line, when }: { line: AuditLine; when: string }): VNode {
  const child = snapshot.value.children.get(line.child_id ?? "");
  return (
    <li class="row row--tight">
      <Plate icon={iconOf(line)} size="s" tone={isLook(line) ? "dusk" : "sage"} />
      <span class="grow">
        <span class="row__title row__title--plain">{lineInWords(line, today.value, child?.nickname)}</span>
        <span class="row__sub cap">{when}</span>
      </span>
    </li>
  );
}
