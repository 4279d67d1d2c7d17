/** Calm: one shape to breathe with, then what can help, for now and for another day. */

import type { ComponentChildren, VNode } from "preact";
import { ChildSwitch } from "../../components/child-switch";
import { HomeLinks } from "../../components/home-links";
import { Page, PlainPage } from "../../components/page";
import { BackBar, TopBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { currentChild, me } from "../../store/state";
import { Breathing } from "./breathing";
import { Folded } from "./folded";
import { GeneralWays } from "./general-ways";
import { Helps } from "./helps";
import { Numbers } from "./numbers";
import { Room } from "./room";
import { Stages } from "./stages";
import { Started, takeAlong, useStart } from "./started";

/** Reached from everywhere in one tap, signed in or not; no quick log here. */
export default function CalmView(): VNode {
  const child = currentChild.value;
  useStart(child?.id ?? null);
  return (
    <Frame>
      <Breathing />
      {child && <ChildSwitch only="several" leave={(next) => takeAlong(child.id, next.id)} />}
      <Stages />
      {child ? <Helps key={child.id} child={child} /> : <GeneralWays />}
      <Room />
      <Numbers />
      {child && <Started child={child.id} />}
      <Folded />
      <HomeLinks />
    </Frame>
  );
}

/** Whoever has no family here has no tabs either. */
function Frame({ children }: { children: ComponentChildren }): VNode {
  const title = t("tab.calm");
  if (!me.value?.family) return <PlainPage head={<BackBar title={title} to="/" calm={false} />}>{children}</PlainPage>;
  return (
    <Page head={<TopBar title={title} />} log="none">
      {children}
    </Page>
  );
}
