/** Looking for an idea by its words, with or without a connection. */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { Field } from "../../components/field";
import { PlainPage } from "../../components/page";
import { BackBar } from "../../components/top-bar";
import { t } from "../../i18n";
import { findIdeas } from "../../play/search";
import { ideas } from "../../play/shelf";
import { Link } from "../../router";
import { IdeaList } from "./idea-list";

// Kept for the visit, so that looking at an idea and coming back finds the same ones.
const text = signal("");

/** Every age is searched: whoever asks by name means that one. */
export default function FindView(): VNode {
  const found = findIdeas(ideas.value, text.value);
  const asked = text.value.trim() !== "";
  return (
    <PlainPage head={<BackBar title={t("play.find")} to="/play" />}>
      <Field
        label={t("play.find-label")}
        hint={t("play.find-hint")}
        autocomplete="off"
        value={text.value}
        change={(next) => (text.value = next)}
      />
      <p class="t-small t-2" role="status">
        {asked && t("play.found", { count: found.length })}
      </p>
      {asked && found.length === 0 && (
        <Empty title={t("play.none-found")} text={t("play.none-found-text")}>
          <Link class="btn" href="/play/own/new">
            {t("own.add")}
          </Link>
        </Empty>
      )}
      <IdeaList activities={found} />
    </PlainPage>
  );
}
