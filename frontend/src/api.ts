/** Requests to our own server: JSON both ways, problems as one error class, no answer as another. */

const PATIENCE_MS = 20_000;

/** The server said no. `type` is the stable slug of the problem, for example `not-found`. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly type: string;
  /** Milliseconds the server asked to wait, null when it did not say. */
  readonly retryAfter: number | null;

  constructor(status: number, type: string, detail: string, retryAfter: number | null) {
    super(detail);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }
}

const NEEDS_PROOF = "needs-proof";
const ENDED_ELSEWHERE = "signed-out-elsewhere";

let prove: () => Promise<boolean> = async () => false;
let leave: () => void = () => undefined;

/** Call `run` when the server wants to know once more who this is; true lets the request go again. */
export function onNeedsProof(run: () => Promise<boolean>): void {
  prove = run;
}

/** Call `run` when the server says that this device was signed out from another one. */
export function onEndedElsewhere(run: () => void): void {
  leave = run;
}

/** No answer came: no connection, a captive portal, or the server is away. */
export class NoConnection extends Error {
  override readonly name = "NoConnection";
}

/** Read JSON from an address. */
export function getJson<T>(path: string): Promise<T> {
  return send<T>("GET", path);
}

/** Send JSON and read the answer's JSON; an empty answer reads as undefined.
 *  Where a proof is wanted, the person is asked for it and the request goes once more. */
export async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  try {
    return await sendOnce<T>(method, path, body, headers);
  } catch (error) {
    if (!isProblem(error, NEEDS_PROOF) || !(await prove())) throw error;
    return sendOnce<T>(method, path, body, headers);
  }
}

/** Whether this is the problem of that name. */
export function isProblem(error: unknown, type: string): error is ApiProblem {
  return error instanceof ApiProblem && error.type === type;
}

async function sendOnce<T>(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<T> {
  const answer = await ask(path, {
    method,
    headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    cache: "no-store",
  });
  if (!answer.ok) {
    const problem = await problemOf(answer);
    if (problem.type === ENDED_ELSEWHERE) leave();
    throw problem;
  }
  if (answer.status === 204) return undefined as T;
  return readJson<T>(answer);
}

/** A request with our patience; every failure to get an answer of our own server is `NoConnection`. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...init,
    });
  } catch (error) {
    throw new NoConnection((error as Error).message);
  }
  return answer;
}

/** Read an answer's JSON; anything else in its place came from somebody between us and the server. */
export async function readJson<T>(answer: Response): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (error) {
    throw new NoConnection((error as Error).message);
  }
}

/** The problem an answer carries. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => ({}))) as { type?: string; detail?: string };
  const type = (body.type ?? "").replace(/^.*\/problems\//, "") || "unknown";
  return new ApiProblem(answer.status, type, body.detail ?? "", retryAfter(answer.headers.get("retry-after")));
}

/** `Retry-After` as milliseconds: seconds or a date. */
export function retryAfter(header: string | null, now: number = Date.now()): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
