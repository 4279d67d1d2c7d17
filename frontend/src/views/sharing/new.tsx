/** Bring somebody in: the choice first, then the link. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { PassWay, Way } from "../../api/sharing";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { isOwner } from "../../roles";
import { route } from "../../router";
import type { Instant } from "../../store/types";
import { dismissToast } from "../../toast";
import { CarerStep } from "./carer-step";
import { LinkStep } from "./link-step";
import { ParentStep } from "./parent-step";
import { PassCard } from "./pass-card";
import { PassStep } from "./pass-step";
import { TermsStep } from "./terms-step";

/** What was made, and is shown this once. */
type Made = { is: "link"; way: Way } | { is: "pass"; way: PassWay; until: Instant };

type Kind = "parent" | "carer" | "helper" | "therapist";

/** The link is only ever on this screen; leaving forgets it. */
export default function NewSharingView(): VNode {
  const kind = kindOf(route.value.query.get("as"));
  const name = useSignal("");
  const made = useSignal<Made | null>(null);
  // The sentence above the button must not be covered by a line about something else.
  useEffect(dismissToast, []);
  const show = (next: Made) => {
    made.value = next;
    scrollTo(0, 0);
  };
  const step = { name: name.value, setName: (next: string) => (name.value = next) };
  const link = { ...step, made: (way: Way) => show({ is: "link", way }) };
  const given = name.value.trim();
  return (
    <PlainPage head={<BackBar title={titleOf(kind, given)} page={titleOf(kind, "")} to="/sharing" />}>
      {made.value?.is === "link" && <LinkStep way={made.value.way} name={given} />}
      {made.value?.is === "pass" && <PassCard way={made.value.way} name={given} until={made.value.until} />}
      {made.value === null && kind === "parent" && <ParentStep {...link} />}
      {made.value === null && kind === "carer" && <CarerStep {...link} />}
      {made.value === null && kind === "therapist" && <TermsStep {...link} />}
      {made.value === null && kind === "helper" && (
        <PassStep {...step} made={(way, until) => show({ is: "pass", way, until })} />
      )}
    </PlainPage>
  );
}

export interface NameProps {
  name: string;
  setName: (name: string) => void;
}

export interface StepProps extends NameProps {
  made: (way: Way) => void;
}

/** Parents are brought in by an owner; whoever is not one shares instead. */
function kindOf(as: string | null): Kind {
  if (as === "parent" && isOwner.value) return "parent";
  return as === "carer" || as === "helper" ? as : "therapist";
}

function titleOf(kind: Kind, name: string): string {
  if (kind === "parent") return t("sharing.parent.title");
  if (kind === "carer") return t("sharing.carer.title");
  if (kind === "helper") return t("sharing.pass.title");
  return name ? t("sharing.new-with", { name: bdi(name) }) : t("sharing.new");
}
