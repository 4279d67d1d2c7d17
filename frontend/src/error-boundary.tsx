/** What is shown when a view breaks: first what is safe, then the way on. */

import { Component, type ComponentChildren } from "preact";
import { Icon } from "./icon";
import { t } from "./i18n";
import { Link } from "./router";
import { waitingCount } from "./store/state";

interface Props {
  children: ComponentChildren;
  /** The view could not be fetched. */
  failed: boolean;
}

/** Catches what a view throws. Give it a new key for every view, so that the next one starts clean. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state = { error: null as Error | null };

  static override getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error) {
    console.error(error);
  }

  override render() {
    if (this.props.failed) return <Broken title={t("broken.not-here")} text={t("broken.not-here-text")} />;
    if (this.state.error) return <Broken title={t("broken.title")} text={t("broken.text")} />;
    return this.props.children;
  }
}

function Broken({ title, text }: { title: string; text: string }) {
  return (
    <div class="app">
      <main class="page page--plain">
        <div class="empty" role="alert">
          <Icon name="warning-circle" />
          <h1 class="t-title">{title}</h1>
          <p>{waitingCount.value > 0 ? t("broken.safe-waiting", { count: waitingCount.value }) : t("broken.safe")}</p>
          <p>{text}</p>
          <button type="button" class="btn btn--primary" onClick={() => location.reload()}>
            {t("broken.again")}
          </button>
          <Link class="btn btn--quiet" href="/">
            {t("broken.today")}
          </Link>
        </div>
      </main>
    </div>
  );
}
