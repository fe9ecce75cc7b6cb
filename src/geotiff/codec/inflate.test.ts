import { expect, it } from "vitest";
import { inflate } from "./inflate.ts";
import { blockContext, fromHex } from "./testing/block-context.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

it("reads a stored block (RFC 1951, 3.2.4) in a zlib stream (RFC 1950, 2.2)", async () => {
  // CMF, FLG; BFINAL and BTYPE 00; LEN, NLEN; five bytes; Adler-32 of them.
  const stored = fromHex("78 01 01 05 00 fa ff 68 65 6c 6c 6f 06 2c 02 15");
  expect(text(await inflate(stored, 5, blockContext()))).toBe("hello");
});

it("reads a block of fixed Huffman codes (RFC 1951, 3.2.6)", async () => {
  // BFINAL 1, BTYPE 01, then 10010001 for "a" and 0000000 for the end of the block, packed from the lowest bit.
  const fixed = fromHex("78 01 4b 04 00 00 62 00 62");
  expect(text(await inflate(fixed, 1, blockContext()))).toBe("a");
});

it("gives no more than expected, and fewer where the data ends", async () => {
  const stored = fromHex("78 01 01 05 00 fa ff 68 65 6c 6c 6f 06 2c 02 15");
  expect(text(await inflate(stored, 3, blockContext()))).toBe("hel");
  expect(text(await inflate(stored, 9, blockContext()))).toBe("hello");
});

it("refuses the reserved block type 11 and a header that is not zlib's", async () => {
  for (const damaged of ["78 01 07 00 00", "ff ff 01 05 00 fa ff"]) {
    const answer = Promise.resolve(inflate(fromHex(damaged), 5, blockContext()));
    await expect(answer).rejects.toMatchObject({ name: "CodecError" });
  }
});
