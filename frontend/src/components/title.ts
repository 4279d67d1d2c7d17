/** What the browser's tab and history call a screen. */

import { useLayoutEffect } from "preact/hooks";
import { t } from "../i18n";

const ISOLATES = /[\u2066-\u2069]/g;

/** Name the page while this screen is shown, never with a child's name; an empty title leaves the app's name alone. */
export function usePageTitle(title: string): void {
  useLayoutEffect(() => {
    const before = document.title;
    document.title = title ? t("app.page-title", { title: title.replace(ISOLATES, "") }) : t("app.name");
    return () => {
      document.title = before;
    };
  }, [title]);
}
