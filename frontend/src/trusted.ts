/** The one Trusted Types policy of the app: it lets through exactly the service worker's address. */

const WORKER = "/sw.js";

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): {
    createScriptURL(address: string): unknown;
  };
}

/** The service worker's address in the form `register()` takes under this site's policy. */
export function workerAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (!factory) return WORKER;
  const policy = factory.createPolicy("app", {
    createScriptURL(address) {
      if (address !== WORKER) throw new TypeError(`not a script of this app: ${address}`);
      return address;
    },
  });
  return policy.createScriptURL(WORKER) as string;
}
