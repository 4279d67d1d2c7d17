/** The family's own ideas: add one, change one, take one out. */

import type { VNode } from "preact";
import { Empty } from "../../components/empty";
import { PlainPage } from "../../components/page";
import { Plate } from "../../components/plate";
import { BackBar } from "../../components/top-bar";
import { bdi, t } from "../../i18n";
import { Icon } from "../../icon";
import { newId } from "../../ids";
import { asIdea, ownActivities } from "../../play/own";
import { minutesInWords } from "../../play/words";
import { Link } from "../../router";
import { act } from "../../store/outbox";
import { currentChild, snapshot } from "../../store/state";
import type { OwnActivity } from "../../store/types";
import { toast } from "../../toast";

/** They stand among the others in Play; this is where they are kept in order. */
export default function OwnIdeasView(): VNode {
  const child = currentChild.value;
  const own = child ? ownActivities(snapshot.value, child.id) : [];
  return (
    <PlainPage head={<BackBar title={t("own.title")} to="/play" />}>
      <p class="t-small t-2">{t("own.text", { child: bdi(child?.nickname ?? "") })}</p>
      {own.length === 0 && <Empty title={t("own.none")} text={t("own.none-text")} />}
      {own.length > 0 && (
        <ul class="rows">
          {own.map((row) => (
            <OwnRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Link class="btn btn--primary btn--lg btn--block" href="/play/own/new">
        <Icon name="plus" />
        {t("own.add")}
      </Link>
    </PlainPage>
  );
}

function OwnRow({ row }: { row: OwnActivity }): VNode {
  return (
    <li class="row">
      <Plate picture={row.picture} size="s" />
      <Link class="grow own__link" href={`/play/${row.root}`}>
        <span class="row__title">{row.title}</span>
        <span class="row__sub">{minutesInWords(asIdea(row))}</span>
      </Link>
      <Link class="icon-btn" href={`/play/own/${row.root}`} aria-label={t("own.change-one", { title: bdi(row.title) })}>
        <Icon name="pencil-simple" />
      </Link>
      <button type="button" class="icon-btn" aria-label={t("own.remove-one", { title: bdi(row.title) })} onClick={() => void remove(row)}>
        <Icon name="trash" />
      </button>
    </li>
  );
}

async function remove(row: OwnActivity): Promise<void> {
  await act("remove_activity", { id: row.id });
  toast({ text: t("own.removed"), undo: () => void act("add_activity", again(row)) });
}

/** A row that was taken out is not rewritten: the same words come back as a new one. */
function again({ account_id: _by, told_at: _at, ...words }: OwnActivity) {
  return { ...words, id: newId() };
}
