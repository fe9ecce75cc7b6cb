import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lzw } from "./lzw.ts";
import type { BlockContext } from "./types.ts";

const [clear, end, first, last] = [256, 257, 258, 4093];

/** An encoder after TIFF 6.0, section 13; `old` for the bit order and code widths of before 1990. */
function encode(input: Uint8Array, old: boolean): Uint8Array {
  const bits: number[] = [];
  let width = 9;
  const write = (code: number): void => {
    for (let bit = 0; bit < width; bit += 1) bits.push((code >> (old ? bit : width - 1 - bit)) & 1);
  };
  let table = new Map<string, number>();
  let next = first;
  let prefix = "";
  const codeOf = (text: string): number => table.get(text) ?? text.charCodeAt(0);
  write(clear);
  for (const byte of input) {
    const longer = prefix + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      prefix = longer;
      continue;
    }
    write(codeOf(prefix));
    table.set(longer, next);
    next += 1;
    // The decoder knows an entry one code later.
    if (next > (1 << width) - (old ? 0 : 1) && width < 12) width += 1;
    if (next > last) {
      write(clear);
      table = new Map();
      next = first;
      width = 9;
    }
    prefix = longer.slice(-1);
  }
  if (prefix !== "") {
    write(codeOf(prefix));
    next += 1;
    if (next > (1 << width) - (old ? 0 : 1) && width < 12) width += 1;
  }
  write(end);
  const output = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [index, bit] of bits.entries()) {
    const place = old ? index & 7 : 7 - (index & 7);
    output[index >> 3] = (output[index >> 3] ?? 0) | (bit << place);
  }
  return output;
}

describe("LZW", () => {
  it.each([
    ["as in TIFF 6.0", false],
    ["as before 1990, with the bits the other way round", true],
  ])("gives back what was packed: %s", async (_, old) => {
    const few = fc.uint8Array({ max: 3, minLength: 1, maxLength: 20_000, size: "max" });
    const many = fc.uint8Array({ minLength: 1, maxLength: 9_000, size: "max" });
    await fc.assert(
      fc.asyncProperty(fc.oneof(few, many), async (bytes) => {
        const decoded = await lzw(encode(bytes, old), bytes.length, {} as BlockContext);
        expect(Buffer.from(decoded).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
