/** "This far I have seen it", from wherever a family is on screen. */

import { ApiProblem, NoConnection } from "../api";
import { type CaseloadChild, markSeen } from "../api/caseload";
import { problemWords } from "../api/problem-words";
import type { Reading } from "../api/reading";
import { bdi, t } from "../i18n";
import type { Instant } from "../store/types";
import { toast } from "../toast";
import { withSeen } from "./queue";

/** Mark a family of the queue; one that has gone meanwhile leaves the queue. */
export async function markFamily(child: CaseloadChild, reading: Reading<CaseloadChild[]>): Promise<boolean> {
  const seenAt = await saySeen(child.child_id, child.nickname, () => void reading.ask());
  if (seenAt) reading.change((children) => withSeen(children, child.child_id, seenAt));
  return seenAt !== null;
}

/** Tell the server and the person; null when it did not work, after saying why. */
export async function saySeen(childId: string, nickname: string, gone: () => void): Promise<Instant | null> {
  try {
    const seenAt = await markSeen(childId);
    toast({ text: t("desk.seen-toast", { child: bdi(nickname) }) });
    return seenAt;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) gone();
    else toast({ text: error instanceof NoConnection ? t("online.alone") : problemWords(error) });
    return null;
  }
}
