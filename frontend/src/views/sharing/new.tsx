/** Share with someone, or invite the other parent: the choice first, then the link. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { route } from "../../router";
import { dismissToast } from "../../toast";
import { LinkStep } from "./link-step";
import { ParentStep } from "./parent-step";
import { TermsStep } from "./terms-step";

/** The link is only ever on this screen; leaving forgets it. */
export default function NewSharingView(): VNode {
  const parent = route.value.query.get("as") === "parent";
  const name = useSignal("");
  const link = useSignal<string | null>(null);
  // The sentence above the button must not be covered by a line about something else.
  useEffect(dismissToast, []);
  const made = (address: string) => {
    link.value = address;
    scrollTo(0, 0);
  };
  const step = { name: name.value, setName: (next: string) => (name.value = next), made };
  return (
    <PlainPage head={<BackBar title={titleOf(parent, name.value)} page={titleOf(parent, "")} to="/sharing" />}>
      {link.value !== null && <LinkStep link={link.value} name={name.value.trim()} parent={parent} />}
      {link.value === null && (parent ? <ParentStep {...step} /> : <TermsStep {...step} />)}
    </PlainPage>
  );
}

export interface StepProps {
  name: string;
  setName: (name: string) => void;
  made: (link: string) => void;
}

function titleOf(parent: boolean, name: string): string {
  if (parent) return t("sharing.parent.title");
  return name.trim() ? t("sharing.new-with", { name: bdi(name.trim()) }) : t("sharing.new");
}
