/** What there is to log: three sheets that stand side by side. */

import type { VNode } from "preact";
import { SegmentLinks } from "../../components/segments";
import { t } from "../../i18n";

type LogKind = "win" | "rating" | "moment";

/** The drafts of the others stay. */
export function LogKinds({ value }: { value: LogKind }): VNode {
  const segments = [
    { value: "win", href: "/log/win", label: t("log.kind.win"), icon: value === "win" ? "plant-fill" : "plant" },
    { value: "rating", href: "/log/check-in", label: t("log.kind.rating"), icon: "smiley" },
    { value: "moment", href: "/log/moment", label: t("log.kind.moment"), icon: value === "moment" ? "waves-bold" : "waves" },
  ] as const;
  return <SegmentLinks label={t("log.kinds")} segments={[...segments]} value={value} />;
}
