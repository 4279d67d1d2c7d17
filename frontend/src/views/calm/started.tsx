/** Since when Calm is open: kept quietly on this device, and offered once as the beginning of a note. */

import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { isDue, leave, offeredAt, open } from "../../calm/begun";
import { bdi, formatTime, t } from "../../i18n";
import { Link } from "../../router";
import { begun, keepBegun } from "../../store/begun";
import { now } from "../../store/state";
import type { Child } from "../../store/types";
import { zone } from "../../today/calendar";

/** Opening Calm keeps the time; leaving it keeps how long. */
export function useStart(child: string | null): void {
  useEffect(() => {
    if (!child) return undefined;
    const cameAt = new Date();
    keepBegun(child, (known) => open(known, cameAt));
    const left = () => keepBegun(child, (known) => known && leave(known, cameAt, new Date()));
    const hidden = () => document.visibilityState === "hidden" && left();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      left();
    };
  }, [child]);
}

/** Another child is meant: a time that nothing was noted for goes along. */
export function takeAlong(from: string, to: Child["id"]): void {
  const known = begun.peek()[from];
  if (!known || known.tried.length > 0 || isDue(known, new Date())) return;
  keepBegun(from, () => null);
  keepBegun(to, (there) => there ?? known);
}

/** On Calm itself: the time, and that the note can wait. */
export function Started({ child }: { child: string }): VNode | null {
  const known = begun.value[child];
  if (!known) return null;
  if (isDue(known, now.value)) return <NoteOffer child={child} />;
  const due = formatTime(offeredAt(known).toISOString(), zone.value);
  const wait = () => keepBegun(child, (one) => one && { ...one, later: true });
  return (
    <section class="card inline inline--3 inline--wrap" aria-labelledby="started">
      <div class="grow">
        <h2 class="row__title" id="started">
          {t("calm.started", { time: bdi(formatTime(known.at, zone.value)) })}
        </h2>
        <p class="t-small t-2" role="status">
          {known.later ? t("calm.note-waits", { time: bdi(due) }) : t("calm.started-text")}
        </p>
      </div>
      {known.later ? (
        <Link class="btn btn--quiet" href="/log/moment">
          {t("calm.note-now")}
        </Link>
      ) : (
        <button type="button" class="btn" onClick={wait}>
          {t("calm.note-later")}
        </button>
      )}
    </section>
  );
}

/** Twenty minutes later, on Today and on Calm, until somebody says one or the other. */
export function NoteOffer({ child }: { child: string }): VNode | null {
  const known = begun.value[child];
  if (!known || !isDue(known, now.value)) return null;
  return (
    <section class="card stack" aria-labelledby="note-offer">
      <div>
        <h2 class="row__title" id="note-offer">
          {t("calm.offer", { time: bdi(formatTime(known.at, zone.value)) })}
        </h2>
        <p class="t-small t-2">{t("calm.offer-text")}</p>
      </div>
      <div class="actions">
        <Link class="btn" href="/log/moment">
          {t("calm.note")}
        </Link>
        <button type="button" class="btn btn--quiet" onClick={() => keepBegun(child, () => null)}>
          {t("calm.no-note")}
        </button>
      </div>
    </section>
  );
}
