/** Ideas one under another. */

import type { VNode } from "preact";
import { IdeaCard } from "../../components/idea-card";
import { facts } from "../../play/shelf";
import { warningInWords } from "../../play/words";
import type { PlayIdea } from "../../store/content-types";

/** Each with a line of warning where the child puts things into the mouth. */
export function IdeaList({ activities }: { activities: PlayIdea[] }): VNode {
  return (
    <div class="stack">
      {activities.map((activity) => (
        <IdeaCard key={activity.id} activity={activity} reason={warningInWords(activity, facts.value)[0]} />
      ))}
    </div>
  );
}
