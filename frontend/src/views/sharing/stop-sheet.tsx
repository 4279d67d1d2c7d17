/** The one plain question before sharing ends. */

import type { VNode } from "preact";
import { type Grant, stopGrant } from "../../api/sharing";
import { Sheet } from "../../components/sheet";
import { bdi, t } from "../../i18n";
import { toast } from "../../toast";
import { Trouble, useAttempt } from "./attempt";

interface StopSheetProps {
  grant: Grant;
  close: () => void;
  done: () => void;
}

/** Works at once: the person's next request finds nothing. */
export function StopSheet({ grant, close, done }: StopSheetProps): VNode {
  const name = bdi(grant.person.name);
  const { attempt, busy, trouble } = useAttempt();
  const stop = () =>
    attempt(async () => {
      await stopGrant(grant.id);
      toast({ text: t("sharing.stopped", { name }) });
      done();
    });
  return (
    <Sheet title={t("sharing.stop-question", { name })} close={close}>
      <p class="t-2">{t("sharing.stop-text")}</p>
      <Trouble words={trouble} />
      <div class="grid-2">
        <button type="button" class="btn btn--lg btn--remove" disabled={busy} onClick={stop}>
          {t("sharing.stop")}
        </button>
        <button type="button" class="btn btn--lg" onClick={close}>
          {t("sharing.keep")}
        </button>
      </div>
    </Sheet>
  );
}
