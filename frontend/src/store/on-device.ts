/** Small things this device remembers as text: read so that a broken one costs its choice, and never a screen. */

/** What is kept under a key, over what is usual; the usual alone where nothing is kept or it cannot be read. */
export function readOnDevice<T extends object>(key: string, usual: T): T {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(key) ?? "{}");
    return isPlain(kept) ? { ...usual, ...(kept as Partial<T>) } : usual;
  } catch {
    return usual;
  }
}

/** Keep it for the next time. */
export function keepOnDevice(key: string, value: object): void {
  globalThis.localStorage?.setItem(key, JSON.stringify(value));
}

function isPlain(kept: unknown): boolean {
  return typeof kept === "object" && kept !== null && !Array.isArray(kept);
}
