/** What can be done about a person of the family, each with its plain consequence. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { NoConnection } from "../../api";
import { leaveFamily, makeOwner, type Member, removeMember } from "../../api/sharing";
import { Sheet } from "../../components/sheet";
import { bdi, t } from "../../i18n";
import { isOwner } from "../../roles";
import { clearDevice } from "../../store/session";
import { waitingCount } from "../../store/state";
import { syncNow } from "../../store/sync";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "./attempt";

interface MemberSheetProps {
  member: Member;
  /** Nobody else decides about the family. */
  lastOwner: boolean;
  close: () => void;
  changed: () => void;
  removed: () => void;
}

type Question = "remove" | "own" | "leave";

/** First the choice, then one question; nothing happens at the first tap. */
export function MemberSheet({ member, lastOwner, close, changed, removed }: MemberSheetProps): VNode {
  const choices = choicesFor(member, lastOwner);
  const asked = useSignal<Question | null>(choices.length === 1 ? (choices[0] ?? null) : null);
  const { attempt, busy, trouble } = useAttempt();
  const question = asked.value;
  if (question === null) {
    return (
      <Sheet title={bdi(member.name)} close={close}>
        <Choices choices={choices} member={member} ask={(next) => (asked.value = next)} />
      </Sheet>
    );
  }
  const act = () => attempt(() => ACTS[question](member, question === "own" ? changed : removed));
  const words = wordsFor(question, member);
  return (
    <Sheet title={words.title} close={close}>
      <ul class="plain-list stack stack--2">
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Trouble words={trouble} />
      <div class="grid-2">
        <button type="button" class={`btn btn--lg ${question === "own" ? "btn--primary" : "btn--remove"}`} disabled={busy} onClick={act}>
          {words.act}
        </button>
        <button type="button" class="btn btn--lg" onClick={close}>
          {words.back}
        </button>
      </div>
    </Sheet>
  );
}

function choicesFor({ you, role, removal_at }: Member, lastOwner: boolean): Question[] {
  if (you) return lastOwner ? [] : ["leave"];
  if (role === "parent" && isOwner.value) return ["own", "remove"];
  return removal_at ? [] : ["remove"];
}

interface ChoicesProps {
  choices: Question[];
  member: Member;
  ask: (question: Question) => void;
}

function Choices({ choices, member: { name, you }, ask }: ChoicesProps): VNode {
  if (choices.length === 0) return <p>{you ? t("member.leave.last") : t("removal.runs", { name: bdi(name) })}</p>;
  return (
    <div class="stack">
      {choices.map((choice) => (
        <button key={choice} type="button" class={`btn btn--lg btn--block${choice === "remove" ? " btn--outline" : ""}`} onClick={() => ask(choice)}>
          {t(`member.choose.${choice}`)}
        </button>
      ))}
    </div>
  );
}

interface Words {
  title: string;
  lines: string[];
  act: string;
  back: string;
}

function wordsFor(question: Question, { name, role, helper }: Member): Words {
  const who = { name: bdi(name) };
  if (question === "own") {
    const lines = [t("member.own.1", who), t("member.own.2")];
    return { title: t("member.own.title", who), lines, act: t("member.own.act"), back: t("member.own.back") };
  }
  if (question === "leave") {
    const lines = [t("member.leave.1"), t("member.leave.2"), t("member.leave.3")];
    return { title: t("member.leave.title"), lines, act: t("member.leave.act"), back: t("member.leave.back") };
  }
  const kind = role === "owner" ? "owner" : helper ? "helper" : "other";
  const lines = {
    owner: [t("member.remove-owner.1"), t("member.remove-owner.2", who)],
    helper: [t("member.remove-helper.1")],
    other: [t("member.remove-other.1", who)],
  }[kind];
  return {
    title: t("member.remove.title", who),
    lines: [...lines, t("member.remove.stays", who)],
    act: t("member.remove.act"),
    back: t("sharing.keep"),
  };
}

const ACTS: Record<Question, (member: Member, done: () => void) => Promise<void>> = {
  async own({ id, name }, done) {
    await makeOwner(id);
    toast({ text: t("member.owns", { name: bdi(name) }) });
    done();
  },
  async remove({ id, name, role }, done) {
    await removeMember(id);
    toast({ text: role === "owner" ? t("member.removal-asked", { name: bdi(name) }) : t("member.removed", { name: bdi(name) }) });
    done();
  },
  async leave() {
    // What waits is said while one still belongs here.
    await syncNow();
    if (waitingCount.peek() > 0) throw new NoConnection("entries are waiting");
    await leaveFamily();
    await clearDevice();
  },
};
