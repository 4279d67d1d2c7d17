/** Password, authenticator app and recovery codes: three rows that say how things stand. */

import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Credentials } from "../../api/credentials";
import { Plate } from "../../components/plate";
import { Row } from "../../components/row";
import { t } from "../../i18n";
import { CodesSheet } from "./codes-sheet";
import { PasswordSheet } from "./password-sheet";
import { TotpOffSheet, TotpSheet } from "./totp-sheet";

type Open = "password" | "totp" | "codes" | null;

interface OtherWaysProps {
  known: Credentials;
  changed: () => void;
}

/** Each row opens a sheet. */
export function OtherWays({ known, changed }: OtherWaysProps): VNode {
  const open = useSignal<Open>(null);
  const close = () => {
    open.value = null;
    changed();
  };
  return (
    <section class="stack" aria-labelledby="other-ways">
      <div class="section-h">
        <h2 id="other-ways">{t("security.other")}</h2>
      </div>
      <div class="rows">
        <Row
          plate={<Plate icon="lock-simple" size="s" tone="dusk" />}
          title={t("security.password")}
          sub={known.has_password ? t("security.password-set") : t("security.password-none")}
          press={() => (open.value = "password")}
        />
        <Row
          plate={<Plate icon="device-mobile" size="s" tone="apricot" />}
          title={t("security.totp")}
          sub={known.totp ? t("security.totp-on") : t("security.totp-off")}
          press={() => (open.value = "totp")}
        />
        <Row
          plate={<Plate icon="printer" size="s" tone="butter" />}
          title={t("security.codes")}
          sub={known.codes_left > 0 ? t("security.codes-left", { count: known.codes_left }) : t("security.codes-none")}
          press={() => (open.value = "codes")}
        />
      </div>
      {open.value === "password" && <PasswordSheet login={known.login} close={close} />}
      {open.value === "totp" && (known.totp ? <TotpOffSheet close={close} /> : <TotpSheet close={close} />)}
      {open.value === "codes" && <CodesSheet left={known.codes_left} close={close} />}
    </section>
  );
}
