/** Client-made identifiers: UUID version 7 (RFC 9562), in the order they were made on this device. */

let lastMillisecond = 0;
let counter = 0;

/** A new UUIDv7; later calls always sort after earlier ones, also when the clock steps back. */
export function newId(now: number = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = randomBits(11);
  } else if (++counter > 0xfff) {
    lastMillisecond += 1;
    counter = randomBits(11);
  }
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = 0x80 | ((random[0] ?? 0) & 0x3f);
  const tail = hex(random);
  const time = lastMillisecond.toString(16).padStart(12, "0");
  const ordered = counter.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${ordered}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

function randomBits(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint16Array(1));
  return value & ((1 << count) - 1);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
