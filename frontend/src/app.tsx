/** The whole app: one view at a time, the line of words that comes and goes, and a net under both. */

import { computed, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ToastRegion } from "./components/toast-region";
import { ErrorBoundary } from "./error-boundary";
import { FirstLoad } from "./first-load";
import { detour, isOfFamily } from "./guard";
import { NotFound } from "./not-found";
import { navigate, type Route, route, settle } from "./router";
import type { ViewProps } from "./routes";
import { me, ready, snapshot } from "./store/state";
import { ProofRegion } from "./views/proof/proof-region";

/** A view and the address it stands at; without a view it could not be fetched. */
export interface Shown {
  at: Route;
  View: ComponentType<ViewProps> | null;
}

const audience = computed(() => route.value.row?.audience ?? "anyone");

const elsewhere = computed(() =>
  detour(route.value.path, audience.value, {
    me: me.value,
    ready: ready.value,
    children: snapshot.value.children.size,
  }),
);

const tooEarly = computed(() => isOfFamily(audience.value) && !ready.value);

/** Begin to fetch the view of this address while other things are read. */
export function fetchView(): void {
  load(route.peek()).catch(() => undefined);
}

/** The view the app opens with; null when the person is sent elsewhere. */
export async function firstView(): Promise<Shown | null> {
  const at = route.peek();
  return elsewhere.peek() === null ? { at, View: await load(at).catch(() => null) } : null;
}

/** The shell around the views. */
export function App({ opens }: { opens: Shown | null }) {
  const [shown, show] = useState<Shown | null>(opens);

  useSignalEffect(() => {
    const at = route.value;
    if (elsewhere.value) {
      const path = elsewhere.value;
      queueMicrotask(() => navigate(path, { replace: true }));
      return;
    }
    if (shown?.at === at) return;
    const arrive = (View: Shown["View"]) => route.peek() === at && show({ at, View });
    load(at).then(arrive, () => arrive(null));
  });

  return (
    <>
      {shown && (
        <ErrorBoundary key={shown.at.path} failed={shown.View === null}>
          {tooEarly.value ? <FirstLoad /> : shown.View && <Page at={shown.at} View={shown.View} />}
        </ErrorBoundary>
      )}
      <ProofRegion />
      <ToastRegion />
    </>
  );
}

let first = true;

/** A view at its address; a new address moves focus to its heading. */
function Page({ at, View }: { at: Route; View: ComponentType<ViewProps> }) {
  const settled = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (settled.current === at.path) return;
    settled.current = at.path;
    settle(first);
    first = false;
  }, [at.path]);
  return <View params={at.params} />;
}

async function load({ row }: Route): Promise<ComponentType<ViewProps>> {
  return row ? row.load() : NotFound;
}
