import { expect, it } from "vitest";
import { packBits } from "./pack-bits.ts";
import { blockContext, fromHex } from "./testing/block-context.ts";

// Apple, Technical Note TN1023 "Understanding PackBits", which TIFF 6.0 (section 9) refers to.
const PACKED = fromHex("fe aa 02 80 00 2a fd aa 03 80 00 2a 22 f7 aa");
const UNPACKED = fromHex("aa aa aa 80 00 2a aa aa aa aa 80 00 2a 22 aa aa aa aa aa aa aa aa aa aa");

it("unpacks the example of Apple's technical note", () => {
  expect(packBits(PACKED, UNPACKED.length, blockContext())).toEqual(UNPACKED);
});

it("skips −128, which means nothing", () => {
  expect(packBits(fromHex("80 00 07 80 ff 09"), 3, blockContext())).toEqual(fromHex("07 09 09"));
});

it("stops at the expected length, and at the end of the data", () => {
  expect(packBits(PACKED, 5, blockContext())).toEqual(UNPACKED.subarray(0, 5));
  expect(packBits(PACKED.subarray(0, 4), 24, blockContext())).toEqual(UNPACKED.subarray(0, 4));
  expect(packBits(fromHex("fd"), 4, blockContext())).toEqual(new Uint8Array());
});
