/** Where the question "is it you?" appears; what it takes is fetched when it is first asked. */

import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Answer, proofAsked } from "../../proof";

/** Nothing, until a request needs a proof. */
export function ProofRegion(): VNode | null {
  const answer = proofAsked.value;
  const [View, show] = useState<ComponentType<{ answer: Answer }> | null>(null);
  useEffect(() => {
    if (!answer || View) return;
    import("./proof-sheet").then((views) => show(() => views.default), () => answer(false));
  }, [answer]);
  return answer && View && <View answer={answer} />;
}
