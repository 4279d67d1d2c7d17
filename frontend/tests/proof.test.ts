import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { isProblem, onEndedElsewhere, onNeedsProof, send } from "../src/api";
import { askForProof, proofAsked } from "../src/proof";
import { createPasskey, NoPasskey } from "../src/webauthn";

let requests: string[] = [];

beforeEach(() => {
  requests = [];
  onNeedsProof(askForProof);
});

test("a request that needs a proof goes once more when the person gave it", async () => {
  answers(problem(403, "needs-proof"), Response.json({ codes: 10 }));
  const made = send("POST", "/api/recovery-codes", {});
  await asked();
  proofAsked.value?.(true);
  assert.deepEqual(await made, { codes: 10 });
  assert.deepEqual(requests, ["POST /api/recovery-codes", "POST /api/recovery-codes"]);
});

test("without the proof nothing goes again, and the question is gone", async () => {
  answers(problem(403, "needs-proof"));
  const made = send("DELETE", "/api/totp").catch((error: unknown) => error);
  await asked();
  proofAsked.value?.(false);
  assert.ok(isProblem(await made, "needs-proof"));
  assert.deepEqual([requests.length, proofAsked.value], [1, null]);
});

test("a second refusal does not ask again", async () => {
  answers(problem(403, "needs-proof"), problem(403, "needs-proof"));
  const made = send("DELETE", "/api/totp").catch((error: unknown) => error);
  await asked();
  proofAsked.value?.(true);
  assert.ok(isProblem(await made, "needs-proof"));
  assert.deepEqual([requests.length, proofAsked.value], [2, null]);
});

test("two requests at once share one question", async () => {
  answers(problem(403, "needs-proof"), problem(403, "needs-proof"), Response.json(1), Response.json(2));
  const both = Promise.all([send("POST", "/api/totp", {}), send("POST", "/api/recovery-codes", {})]);
  await asked();
  proofAsked.value?.(true);
  assert.deepEqual(await both, [1, 2]);
});

test("a restricted session is told so and asked nothing", async () => {
  answers(problem(403, "restricted"));
  const made = await send("POST", "/api/totp", {}).catch((error: unknown) => error);
  assert.ok(isProblem(made, "restricted"));
  assert.equal(proofAsked.value, null);
});

test("a device that was signed out from another one hears of it with any answer", async () => {
  let heard = 0;
  onEndedElsewhere(() => (heard += 1));
  answers(problem(401, "signed-out-elsewhere"), problem(401, "signed-out"));
  await assert.rejects(send("GET", "/api/sharing"));
  await assert.rejects(send("GET", "/api/sharing"));
  assert.equal(heard, 1);
});

test("a browser without the conversions makes a passkey too", async () => {
  let given: CredentialCreationOptions = {};
  browserMakes(async (options) => {
    given = options;
    return olderCredential();
  });
  const made = (await createPasskey(CREATION)) as { rawId: string; response: Record<string, unknown> };
  assert.deepEqual(new Uint8Array(given.publicKey?.challenge as ArrayBuffer), new Uint8Array([251, 255]));
  assert.equal(made.rawId, "AQL_");
  assert.deepEqual(made.response, { clientDataJSON: "e30", attestationObject: "-_8", transports: ["internal"] });
});

test("going back from the browser's question is no mistake", async () => {
  browserMakes(() => Promise.reject(new DOMException("", "NotAllowedError")));
  const error = await createPasskey(CREATION).catch((one: unknown) => one as NoPasskey);
  assert.ok(error instanceof NoPasskey);
  assert.equal(error.trouble, "cancelled");
});

const CREATION: PublicKeyCredentialCreationOptionsJSON = {
  challenge: "-_8",
  rp: { id: "localhost", name: "Evenday" },
  user: { id: "AQI", name: "ana", displayName: "Ana" },
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
};

function olderCredential(): unknown {
  return {
    id: "AQL_",
    rawId: new Uint8Array([1, 2, 255]).buffer,
    type: "public-key",
    authenticatorAttachment: "platform",
    response: {
      clientDataJSON: new TextEncoder().encode("{}").buffer,
      attestationObject: new Uint8Array([251, 255]).buffer,
      getTransports: () => ["internal"],
    },
  };
}

function browserMakes(create: (options: CredentialCreationOptions) => Promise<unknown>): void {
  Object.assign(globalThis, { PublicKeyCredential: class {} });
  Object.defineProperty(globalThis, "navigator", { value: { credentials: { create } }, configurable: true });
}

function answers(...responses: Response[]): void {
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    requests.push(`${init.method} ${address}`);
    const next = responses.shift();
    if (!next) throw new Error("one request too many");
    return next;
  }) as typeof fetch;
}

function problem(status: number, type: string): Response {
  const body = JSON.stringify({ type: `/problems/${type}`, title: "", status });
  return new Response(body, { status, headers: { "content-type": "application/problem+json" } });
}

/** Resolves once the question is on screen. */
async function asked(): Promise<void> {
  while (proofAsked.value === null) await new Promise((resolve) => setTimeout(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}
