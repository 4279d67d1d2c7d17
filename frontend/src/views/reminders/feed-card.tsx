/** A calendar that keeps itself up to date: its address is made here, shown once, and can be stopped. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { type CalendarFeed, makeCalendarFeed, readCalendarFeed, stopCalendarFeed } from "../../api/reminders";
import { type Reading, useReading } from "../../api/reading";
import { useAttemptInWords } from "../../components/attempt";
import { Banner } from "../../components/banner";
import { Live } from "../../components/live";
import { bdi, t } from "../../i18n";
import { problemInWords } from "../../problem-words";
import { now } from "../../store/state";
import { instant } from "../../time";
import { zone } from "../../today/calendar";
import { whenInWords } from "../../when";
import { FeedAddress } from "./feed-address";

/** For a calendar that cannot get a reminder of ours. */
export function FeedCard(): VNode {
  const reading = useReading(readCalendarFeed);
  return (
    <section class="card stack" aria-labelledby="feed">
      <div>
        <h2 class="t-heading" id="feed">
          {t("feed.title")}
        </h2>
        <p class="t-small t-2 mt-1">{t("feed.sub")}</p>
      </div>
      <Live reading={reading} alone={t("feed.alone")}>
        {(feed) => <Feed feed={feed} reading={reading} />}
      </Live>
    </section>
  );
}

function Feed({ feed, reading }: { feed: CalendarFeed; reading: Reading<CalendarFeed> }): VNode {
  const url = useSignal<string | null>(null);
  const { attempt, busy, trouble } = useAttemptInWords(problemInWords);
  const make = () =>
    attempt(async () => {
      url.value = await makeCalendarFeed();
      reading.change(() => ({ since: instant(), last_read_at: null }));
    });
  const stop = () =>
    attempt(async () => {
      await stopCalendarFeed();
      url.value = null;
      reading.change(() => ({ since: null, last_read_at: null }));
    });
  return (
    <>
      {trouble !== null && <Banner tone="error" icon="warning-circle" title={trouble} />}
      {url.value !== null && <FeedAddress url={url.value} />}
      {feed.since !== null && <Known feed={feed} since={feed.since} />}
      <div class="actions">
        <button type="button" class="btn" aria-disabled={busy} onClick={make}>
          {feed.since === null ? t("feed.make") : t("feed.anew")}
        </button>
        {feed.since !== null && (
          <button type="button" class="btn btn--remove" aria-disabled={busy} onClick={stop}>
            {t("feed.stop")}
          </button>
        )}
      </div>
    </>
  );
}

function Known({ feed, since }: { feed: CalendarFeed; since: string }): VNode {
  const said = (at: string) => bdi(whenInWords(at, now.value, zone.value));
  const read = feed.last_read_at === null ? t("feed.unread") : t("feed.read", { when: said(feed.last_read_at) });
  return (
    <p class="t-small">
      {t("feed.since", { when: said(since) })} {read}
    </p>
  );
}
