/** The service worker as the page sees it: registered, listened to, updated when the person says so. */

import { effect, signal } from "@preact/signals";
import { t } from "./i18n";
import { navigate, route } from "./router";
import { noteTestArrived } from "./store/push";
import { contact, sending } from "./store/state";
import { wakeUp } from "./store/sync";
import { dismissToast, toast } from "./toast";
import { workerAddress } from "./trusted";

const CHECK_EVERY_MS = 3_600_000;

// Screens where nothing may break in: a child may be looking.
const UNDISTURBED = new Set(["calm", "calm-board", "play-activity"]);

const waitingWorker = signal<ServiceWorker | null>(null);

/** What the worker tells open pages: something is new, a test has arrived, a notification was tapped that leads there. */
type WorkerWord = "pull" | "test-arrived" | { open: string };

/** Register the worker and offer its updates; without support the app works with a connection only. */
export async function startWorker(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return;
  reloadOnce(container);
  container.addEventListener("message", (event) => {
    hear(event.data as WorkerWord);
  });
  const registration = await container.register(workerAddress(), { updateViaCache: "none" });
  watch(registration);
  offerUpdates();
  checkHourly(registration);
}

function hear(word: WorkerWord): void {
  if (word === "pull") wakeUp();
  else if (word === "test-arrived") noteTestArrived(new Date());
  else navigate(word.open);
}

function watch(registration: ServiceWorkerRegistration): void {
  const settled = () => {
    if (registration.waiting && navigator.serviceWorker.controller) waitingWorker.value = registration.waiting;
  };
  settled();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", settled);
  });
}

function offerUpdates(): void {
  effect(() => {
    const worker = waitingWorker.value;
    if (!worker || sending.value || UNDISTURBED.has(route.value.name)) return;
    toast({
      text: t("update.ready"),
      stays: true,
      action: {
        label: t("update.now"),
        run() {
          dismissToast();
          worker.postMessage("SKIP_WAITING");
        },
      },
    });
  });
}

/** A new worker took over: everything on this page belongs to the old version, so load it anew, once. */
function reloadOnce(container: ServiceWorkerContainer): void {
  let controlled = container.controller !== null;
  let reloading = false;
  container.addEventListener("controllerchange", () => {
    if (controlled && !reloading) {
      reloading = true;
      location.reload();
    }
    controlled = true;
  });
}

function checkHourly(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || contact.value === "none" || Date.now() - last < CHECK_EVERY_MS) return;
    last = Date.now();
    registration.update().catch(() => undefined);
  });
}
