import { expect, it } from "vitest";
import { zstd } from "./zstd.ts";
import { blockContext, fromHex } from "./testing/block-context.ts";

// Frames put together by hand after RFC 8878, 3.1.1: magic number, descriptor, sizes, one last block.
const RLE_KNOWN_SIZE = "28b52ffd 20 06 33 00 00 2a";
const RAW_KNOWN_SIZE = "28b52ffd 20 03 19 00 00 010203";
/** Without the size of its content; window of 1 KiB. */
const RAW_UNKNOWN_SIZE = "28b52ffd 00 00 19 00 00 010203";

it("reads blocks of one repeated byte and raw blocks", () => {
  expect(zstd(fromHex(RLE_KNOWN_SIZE), 6, blockContext())).toEqual(new Uint8Array(6).fill(0x2a));
  expect(zstd(fromHex(RAW_KNOWN_SIZE), 3, blockContext())).toEqual(fromHex("010203"));
});

it("reads frames that do not tell their size, and takes no more than expected", () => {
  expect(zstd(fromHex(RAW_UNKNOWN_SIZE), 3, blockContext())).toEqual(fromHex("010203"));
  expect(zstd(fromHex(RAW_KNOWN_SIZE), 2, blockContext())).toEqual(fromHex("0102"));
});

it("refuses other data, and windows larger than any block", () => {
  expect(() => zstd(fromHex("78 01 01 05 00 fa ff 00 00"), 3, blockContext())).toThrow("not ZSTD");
  expect(() => zstd(fromHex("28b52ffd 00 ff 19 00 00 010203"), 3, blockContext())).toThrow(
    "window that large",
  );
});
