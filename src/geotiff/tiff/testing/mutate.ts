/** A small random generator with a seed, so that a failure can be repeated. */
export type Random = () => number;

/** Mulberry32: uniform in [0, 1). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers that parsers get wrong. */
const awkward = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff,
];
/** Most of what can go wrong is in the first directory. */
const headerBytes = 1024;

/** A copy with one to six changes: bytes, numbers, a cut, or a part written over another. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let copy: Uint8Array = bytes.slice();
  const changes = 1 + Math.floor(random() * 6);
  for (let change = 0; change < changes; change += 1) copy = changeOnce(copy, random);
  return copy;
}

function changeOnce(bytes: Uint8Array, random: Random): Uint8Array {
  const within = random() < 0.8 ? Math.min(headerBytes, bytes.length) : bytes.length;
  const at = Math.floor(random() * within);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = random();
  if (kind < 0.3) bytes[at] = Math.floor(random() * 256);
  else if (kind < 0.5) bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  else if (kind < 0.65 && at + 2 <= bytes.length) view.setUint16(at, pick(random) & 0xffff, random() < 0.5);
  else if (kind < 0.85 && at + 4 <= bytes.length) view.setUint32(at, pick(random), random() < 0.5);
  else if (kind < 0.93) return bytes.slice(0, 1 + Math.floor(random() * bytes.length));
  else bytes.copyWithin(at, Math.floor(random() * bytes.length), Math.floor(random() * bytes.length));
  return bytes;
}

function pick(random: Random): number {
  return random() < 0.5
    ? Math.floor(random() * 2 ** 32)
    : (awkward[Math.floor(random() * awkward.length)] ?? 0);
}
