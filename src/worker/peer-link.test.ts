import { deflateSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { CodecError, type BlockContext } from "../geotiff/codec/types.ts";
import { decodePlane } from "../geotiff/tiff/decode-plane.ts";
import { PeerLink } from "./peer-link.ts";

const WIDTH = 64;
const HEIGHT = 64;

/** One block of 64 × 64 pixels of 16 bits, DEFLATE without a predictor. */
const context: BlockContext = {
  image: {
    width: WIDTH,
    height: HEIGHT,
    blockWidth: WIDTH,
    blockHeight: HEIGHT,
    columns: 1,
    rows: 1,
    tiled: true,
    samplesPerPixel: 1,
    bitsPerSample: 16,
    sampleFormat: "unsigned",
    planar: false,
    compression: 8,
    predictor: 1,
    photometric: 1,
    reversedBits: false,
    littleEndian: true,
    extraSamples: [],
    subsampling: [1, 1],
    conversion: "none",
    isOverview: false,
    isMask: false,
  },
  width: WIDTH,
  height: HEIGHT,
  samples: 1,
  neededHeight: HEIGHT,
  tags: {
    jpegTables: undefined,
    lercParameters: [],
    whitePoint: undefined,
    yCbCrCoefficients: undefined,
    referenceBlackWhite: undefined,
  },
};

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const unused = () => Promise.reject(new Error("nobody asks for this"));

/** Two workers that know each other; what the second is told of the first. */
function link(): { readonly asks: PeerLink; readonly told: boolean[] } {
  const told: boolean[] = [];
  const bands = { tile: unused, window: unused, grid: unused, point: unused, palette: unused };
  const duties = { bands, decode: decodePlane, otherIsBusy: (busy: boolean) => told.push(busy) };
  const [asks, answers] = [new PeerLink(duties, () => {}), new PeerLink(duties, () => {})];
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  asks.connect(port1);
  answers.connect(port2);
  return { asks, told };
}

test("a block that another worker decodes comes back as it would have been here, and its bytes stay", async () => {
  const numbers = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, index) => index * 7);
  const packed = deflateSync(new Uint8Array(numbers.buffer));
  // Within a larger range, as it comes from the network.
  const range = new Uint8Array(packed.length + 100);
  range.set(packed, 50);
  const encoded = range.subarray(50, 50 + packed.length);
  const rows = await link().asks.decode(encoded, context);
  expect([...new Uint16Array(rows.bytes.slice().buffer)]).toEqual([...numbers]);
  expect([...encoded]).toEqual([...packed]);
});

test("a damaged block is refused in the same words", async () => {
  const damaged = Uint8Array.from({ length: 100 }, (_, index) => index);
  const here = await decodePlane(damaged, context).catch((error: unknown) => error);
  const there = await link()
    .asks.decode(damaged, context)
    .catch((error: unknown) => error);
  expect(there).toBeInstanceOf(CodecError);
  expect(there).toMatchObject({ message: (here as CodecError).message, unsupported: false });
});

test("the other worker hears when there is something to decode", async () => {
  const { asks, told } = link();
  asks.tellBusy(true);
  asks.tellBusy(false);
  await expect.poll(() => told).toEqual([true, false]);
});
