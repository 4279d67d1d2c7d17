/** The child, who sees what, how it looks, and the way out. */

import type { VNode } from "preact";
import { ageInWords } from "../../age";
import { ChildFace } from "../../components/child-switch";
import { HomeLinks } from "../../components/home-links";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { BackBar } from "../../components/top-bar";
import { bdi, formatTime, t } from "../../i18n";
import { Icon } from "../../icon";
import { isParent } from "../../roles";
import { Link } from "../../router";
import { choicesOf } from "../../store/reminder-effects";
import { chooseChild, currentChild, me, snapshot } from "../../store/state";
import { routinesOfChild } from "../../today/plan";
import { LooksCard } from "./looks-card";
import { SignOutCard } from "./sign-out-card";

/** Opened from the child's picture. */
export default function SettingsView(): VNode {
  const child = currentChild.value;
  const title = child ? t("settings.open", { child: bdi(child.nickname) }) : t("settings.title");
  return (
    <PlainPage head={<BackBar title={title} page={t("settings.title")} to="/" />}>
      <Children />
      <Places />
      <HomeLinks />
      <LooksCard />
      <SignOutCard />
    </PlainPage>
  );
}

function Children(): VNode {
  const children = [...snapshot.value.children.values()];
  const current = currentChild.value?.id;
  return (
    <section class="rows" aria-label={t("settings.children")}>
      {children.map((child) => (
        <label class="row" key={child.id}>
          <ChildFace child={child} size="l" />
          <span class="grow">
            <span class="t-heading">{child.nickname}</span>
            <span class="row__sub">{t("settings.age", { age: ageInWords(child.age_band) })}</span>
          </span>
          {children.length > 1 && (
            <input class="check" type="radio" name="child" checked={child.id === current} onChange={() => chooseChild(child.id)} />
          )}
        </label>
      ))}
      {isParent.value && (
        <Link class="row row--tight" href="/start">
          <Icon name="plus" />
          <span class="grow">{t("settings.add-child")}</span>
        </Link>
      )}
    </section>
  );
}

function Places(): VNode {
  return (
    <section class="rows" aria-label={t("settings.places")}>
      {isParent.value && (
        <Row plate={<Plate icon="users" size="s" tone="dusk" />} title={t("settings.sharing")} sub={t("settings.sharing-sub")} href="/sharing" />
      )}
      <Row plate={<Plate icon="bell" size="s" tone="sage" />} title={t("reminders.title")} sub={quietInWords()} href="/reminders" />
      {isParent.value && <FamilyPlaces />}
      {!me.value?.family?.helper && (
        <Row
          plate={<Plate icon="key" size="s" tone="butter" />}
          title={t("security.title")}
          sub={t("settings.security-sub")}
          href="/settings/security"
        />
      )}
      {me.value?.therapist && (
        <Row plate={<Plate icon="tray-fill" size="s" tone="dusk" />} title={t("desk.caseload")} sub={t("settings.caseload-sub")} href="/caseload" />
      )}
    </section>
  );
}

/** The quiet hours, or that there are none. */
function quietInWords(): string {
  const { quiet_from: from, quiet_to: to } = choicesOf(snapshot.value, me.value?.account.id ?? "");
  if (from === null || to === null) return t("settings.reminders-sub");
  return t("reminders.quiet-drawn", { from: bdi(formatTime(from)), to: bdi(formatTime(to)) });
}

/** What only the parents decide. */
function FamilyPlaces(): VNode {
  const child = currentChild.value;
  const routines = child ? routinesOfChild(snapshot.value, child.id).length : 0;
  return (
    <>
      <Row
        plate={<Plate icon="calendar-blank" size="s" tone="apricot" />}
        title={t("settings.routines")}
        sub={t("settings.routines-sub", { count: routines })}
        href="/routines"
      />
      {child && (
        <Row
          plate={<Plate icon="ear" size="s" tone="butter" />}
          title={t("senses.title", { child: bdi(child.nickname) })}
          sub={t("settings.senses-sub")}
          href="/about/senses"
        />
      )}
    </>
  );
}
